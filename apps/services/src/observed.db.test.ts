import { readFile } from "node:fs/promises";
import { type ResendStandIn, startResendStandIn } from "@convene/notifications/testing";
import { createKit, type Kit, readServerEnv, startWorker } from "@convene/server-kit";
import {
  freePorts,
  startTestKit,
  startTraceReceiver,
  type TestKit,
  type TraceReceiver,
} from "@convene/server-kit/testing";
import { z } from "@hono/zod-openapi";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { servicesJobs } from "./jobs/services-jobs.ts";
import { bookedSchema } from "./routes/schemas.ts";
import { servicesApi } from "./routes/services-api.ts";
import { february, NOW, writeSalon } from "./testing/open-salon.ts";

// One life of a server and a worker, as those who run them see it: signing in, booking, failing, and
// delivering by a provider that has its troubles. What they wrote down is looked at afterwards.

const CLIENT = {
  name: "Zephyrine Quillfeather",
  email: "zephyrine.quill@example.test",
  phone: "+14165550199",
  locale: "en",
};
const REQUEST_ID = "0123456789abcdef0123456789abcdef";

const lines: string[] = [];
/** What belongs in no log and no trace. */
const secrets: string[] = [];
const entrySchema = z.looseObject({ msg: z.string(), port: z.int().optional() });
const entries = () => lines.map((line) => entrySchema.parse(JSON.parse(line)));

let traces: TraceReceiver;
let resend: ResendStandIn;
let requestIds: readonly (string | null)[];
let figures: { readonly server: string; readonly worker: string };

/** @returns the organisation */
async function bookAndFail(app: TestKit): Promise<string> {
  const owner = await app.signUp({
    name: "Olga Ostrova",
    organisation: "Salon",
    timeZone: "America/Toronto",
  });
  const wrong = { email: owner.email, password: "hunter2hunter2" };
  await app.fetch("/api/auth/sign-in/email", { json: wrong });
  await app.fetch("/api/auth/request-password-reset", { json: { email: owner.email } });
  secrets.push(
    "Olga",
    owner.email,
    owner.password,
    wrong.password,
    owner.cookie.split("=")[1] ?? "",
  );

  const { haircut, mia } = await writeSalon(app.kit.db, owner.tenantId);
  const booking = {
    serviceId: haircut,
    hostId: mia,
    start: february(3, "10:00").toISOString(),
    timeZone: "Europe/Berlin",
    client: CLIENT,
  };
  const book = (headers: Record<string, string>) =>
    app.fetch("/api/public/salon/appointments", { json: booking, headers });
  const booked = await book({ "x-request-id": REQUEST_ID });
  expect(booked.status).toBe(201);
  const { token } = bookedSchema.parse(await booked.json());
  secrets.push(CLIENT.name, CLIENT.email, CLIENT.phone, "4165550199", token);

  const taken = await book({ "x-request-id": `${CLIENT.email} and the rest` });
  requestIds = [booked, taken].map((answer) => answer.headers.get("x-request-id"));
  expect(taken.status).toBe(409);
  await app.fetch(`/api/manage/${token}`);
  await app.fetch(`/api/manage/${token}x?email=${CLIENT.email}`);
  await app.fetch(`/api/public/${CLIENT.email}/appointments`, { json: { client: CLIENT } });
  await app.fetch(`/nothing/${token}.js`);
  await app.fetch(`/elsewhere/${token}.js`, { method: "PROPFIND" });
  expect((await app.fetch("/api/broken")).status).toBe(500);
  return owner.tenantId;
}

async function untilDelivered(worker: Kit, tenantId: string): Promise<void> {
  const countSent = () =>
    worker.db.unit(tenantId, (tx) =>
      tx.notification.count({ where: { address: CLIENT.email, channel: "email", state: "sent" } }),
    );
  await vi.waitFor(async () => expect(await countSent()).toBeGreaterThan(0), {
    timeout: 60_000,
    interval: 100,
  });
}

async function scrape(kit: "server" | "worker"): Promise<string> {
  const found = entries().find((entry) => entry.msg === "Telling of itself" && entry.part === kit);
  const url = `http://127.0.0.1:${found?.port}`;
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  return await (await fetch(`${url}/metrics`)).text();
}

beforeAll(async () => {
  traces = await startTraceReceiver();
  resend = await startResendStandIn();
  const settings = {
    LOG_LEVEL: "trace",
    METRICS_PORT: "0",
    OTEL_EXPORTER_OTLP_ENDPOINT: traces.url,
    RESEND_API_KEY: resend.apiKey,
    RESEND_BASE_URL: resend.url,
    MAIL_FROM: "hello@convene.example",
  };
  const options = {
    log: (line: string) => lines.push(line),
    now: () => NOW,
    appJobs: servicesJobs,
  };
  const ports = await freePorts();
  const app = await startTestKit("services", {
    ...options,
    ports,
    env: settings,
    api(kit) {
      const api = servicesApi(kit);
      api.get("/broken", () => {
        throw new Error(`550 <${CLIENT.email}> is unknown`);
      });
      return api;
    },
  });
  const { urls } = app.database;
  const env = readServerEnv({
    APP_DATABASE_URL: urls.app,
    AUTH_DATABASE_URL: urls.auth,
    SWEEP_DATABASE_URL: urls.sweep,
    QUEUE_DATABASE_URL: urls.queue,
    CONVENE_SECRET: "a secret of the tests, long enough",
    SERVICES_URL: app.url,
    ...settings,
  });
  secrets.push(
    resend.apiKey,
    env.CONVENE_SECRET,
    ...Object.values(urls).map((url) => new URL(url).password),
  );
  const worker = await createKit("services", env, options);
  try {
    // Its answer names somebody, as those of mail servers do.
    resend.onRequest = ({ body }) =>
      body.includes("Choose a new password")
        ? { answer: { status: 500, body: { name: "internal", message: `No ${CLIENT.email}` } } }
        : undefined;
    const tenantId = await bookAndFail(app);
    const running = await startWorker(worker);
    await untilDelivered(worker, tenantId);
    await vi.waitFor(() => expect(lines.join("")).toContain("A job failed"));
    figures = { server: await scrape("server"), worker: await scrape("worker") };
    await running.stop();
  } finally {
    await worker.close();
    await app.close();
  }
});
afterAll(async () => {
  await resend.close();
  await traces[Symbol.asyncDispose]();
});

test("no line of the log names a person or holds a secret", () => {
  const log = lines.join("");
  expect(log.length).toBeGreaterThan(2_000);
  for (const secret of secrets) expect([secret, log.includes(secret)]).toEqual([secret, false]);
});

test("lines of a request carry its id, a well formed one of the proxy's; lines of a job carry the job's", () => {
  const [given, own] = requestIds;
  expect(given).toBe(REQUEST_ID);
  expect(own).toMatch(/^[0-9a-f-]{36}$/);
  const booking = entries().filter((entry) => entry.requestId === REQUEST_ID);
  expect(booking).toMatchObject([
    {
      msg: "request",
      route: "/api/public/:slug/appointments",
      status: 201,
      traceId: expect.any(String),
    },
  ]);
  const failed = entries().find((entry) => entry.msg === "The request failed");
  expect(failed).toMatchObject({
    requestId: expect.any(String),
    err: { message: "550 <[address]> is unknown" },
  });
  for (const entry of entries().filter(({ msg }) => msg === "request")) {
    expect(entry.requestId).toEqual(expect.any(String));
  }
  expect(entries().find((entry) => entry.msg === "A job failed")).toMatchObject({
    queue: "account-mail",
    jobId: expect.any(String),
    traceId: expect.any(String),
  });
});

test("a booking is one trace, from the request to the provider that takes its mail", () => {
  const way = traces.spans
    .filter(({ name }) => name === "POST resend")
    .map((call) => traces.waysUp(call).map(({ name }) => name))
    .find((names) => names.includes("POST /api/public/:slug/appointments"));
  expect(way).toEqual([
    "POST resend",
    "deliver by resend",
    "unit of work",
    "work notification-delivery",
    "send notification-delivery",
    "unit of work",
    "POST /api/public/:slug/appointments",
  ]);
});

test("no trace names a person or holds a secret", () => {
  const told = traces.text();
  expect(told.length).toBeGreaterThan(2_000);
  for (const secret of secrets) expect([secret, told.includes(secret)]).toEqual([secret, false]);
});

const DASHBOARDS = new URL("../../../docs/dashboards/", import.meta.url);
const readDashboards = async () =>
  (
    await Promise.all(
      ["convene.json", "alerts.yaml"].map((name) => readFile(new URL(name, DASHBOARDS), "utf8")),
    )
  ).join("\n");

test("the dashboard and the alerts ask for figures that are there, by labels that they have", async () => {
  const there = figures.server + figures.worker;
  const asked = [
    ...new Set((await readDashboards()).match(/\b(?:convene|nodejs|process)_[a-z0-9_]+/g)),
  ];
  expect(asked.length).toBeGreaterThan(15);
  const missing = asked.filter(
    (name) => !new RegExp(`# TYPE ${name.replace(/_(?:bucket|count|sum)$/, "")} `).test(there),
  );
  expect(missing).toEqual([]);
  const grouped = [...(await readDashboards()).matchAll(/by \(([a-z, ]+)\)/g)].flatMap(
    (by) => by[1]?.split(", ") ?? [],
  );
  const labels = new Set(there.match(/(?<=[{,])[a-z]+(?==")/g));
  // Prometheus itself says which process it asked.
  for (const label of grouped) if (label !== "instance") expect(labels).toContain(label);
});

test("figures name routes by their pattern, whatever was asked for, and nobody", () => {
  const routes = new Set(figures.server.match(/(?<=route=")[^"]+/g));
  expect(routes).toContain("/api/public/:slug/appointments");
  expect(figures.server.match(/method="other",route="[^"]+"/)?.[0]).toBe(
    'method="other",route="/*"',
  );
  for (const secret of secrets) {
    const found = [figures.server, figures.worker].some((text) => text.includes(secret));
    expect([secret, found]).toEqual([secret, false]);
  }
  const counted = figures.server
    .split("\n")
    .filter((line) => line.startsWith("convene_bookings_total"));
  expect(counted).toEqual([expect.stringMatching(/\{event="appointment",change="booked",.*\} 1$/)]);
  expect(figures.worker).toMatch(
    /convene_notifications_total\{kind="confirmation",channel="email",state="sent".*\} 1/,
  );
  expect(figures.worker).toMatch(/convene_jobs_total\{queue="account-mail",outcome="failed".*\} 1/);
});
