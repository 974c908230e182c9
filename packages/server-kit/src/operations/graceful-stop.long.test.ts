import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { DELIVERY_QUEUE } from "@convene/notifications";
import { startResendStandIn } from "@convene/notifications/testing";
import pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { queueMails } from "../faults/queue-mails.ts";
import { processEnv } from "../fixtures/process-env/env.ts";
import { freePorts, startTestKit, type TestKit } from "../testing/index.ts";

const RUN = fileURLToPath(new URL("../fixtures/run.ts", import.meta.url));
const CLIENTS = 20;
const MAILS = 60;

let app: TestKit;
beforeAll(async () => {
  app = await startTestKit("services");
});
afterAll(() => app.close());

function run(part: "server" | "worker", env: Readonly<Record<string, string>>): ChildProcess {
  const { urls } = app.database;
  return spawn(process.execPath, [RUN, part], {
    env: {
      ...processEnv(),
      NODE_OPTIONS: "",
      APP_DATABASE_URL: urls.app,
      AUTH_DATABASE_URL: urls.auth,
      SWEEP_DATABASE_URL: urls.sweep,
      QUEUE_DATABASE_URL: urls.queue,
      CONVENE_SECRET: "a secret of the tests, long enough",
      LOG_LEVEL: "silent",
      ...env,
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
}

const statusOf = async (url: string) => (await fetch(url)).status;
const untilReady = (origin: string) =>
  vi.waitFor(async () => expect(await statusOf(`${origin}/readyz`)).toBe(200), {
    timeout: 60_000,
    interval: 50,
  });

test(`a server that is stopped under the load of ${CLIENTS} clients fails none of them`, async () => {
  const ports = await freePorts();
  const origin = `http://localhost:${ports.services}`;
  const server = run("server", { SERVICES_URL: origin, HOST: "localhost", DRAIN_SECONDS: "2" });
  const exited = once(server, "exit");
  await untilReady(origin);

  // As a load balancer does: it asks now and then, and sends nothing more where the answer is no.
  let isOpen = true;
  const balancer = (async () => {
    while (isOpen) {
      isOpen = (await statusOf(`${origin}/readyz`)) === 200;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  })();
  const statuses: number[] = [];
  const client = async () => {
    while (isOpen) statuses.push(await statusOf(`${origin}/api/slow`));
  };
  const clients = Promise.all(Array.from({ length: CLIENTS }, client));
  await vi.waitFor(() => expect(statuses.length).toBeGreaterThan(CLIENTS * 3), { timeout: 60_000 });
  const before = statuses.length;
  server.kill("SIGTERM");

  await Promise.all([balancer, clients]); // rejects where a connection was refused or cut
  expect(new Set(statuses)).toEqual(new Set([200]));
  expect(statuses.length).toBeGreaterThan(before);
  expect(await exited).toEqual([0, null]);
});

test("a worker that is stopped finishes what it has begun, and gives the rest back", async () => {
  await using resend = await startResendStandIn();
  const ports = await freePorts();
  const env = {
    RESEND_API_KEY: resend.apiKey,
    RESEND_BASE_URL: resend.url,
    MAIL_FROM: "hello@convene.example",
    METRICS_PORT: String(ports.ats),
  };
  const health = `http://127.0.0.1:${ports.ats}`;
  const ada = await app.signUp({ name: "Ada", organisation: "Salon" });
  const ids = await queueMails(app.kit, app.database.urls.owner, ada, MAILS);
  const owner = new pg.Client({ connectionString: app.database.urls.owner });
  await owner.connect();
  const count = async (question: string) => {
    const { rows } = await owner.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${question}`);
    return rows[0]?.n;
  };

  try {
    let goOn = () => {};
    const asked = new Promise<void>((resolve) => {
      resend.onRequest = async () => {
        resend.onRequest = undefined;
        resolve();
        await new Promise<void>((go) => {
          goOn = go;
        });
        return undefined;
      };
    });
    const first = run("worker", env);
    const exited = once(first, "exit");
    await asked;
    expect(await statusOf(`${health}/readyz`)).toBe(200);
    first.kill("SIGTERM");
    await vi.waitFor(async () => expect(await statusOf(`${health}/readyz`)).toBe(503), {
      timeout: 10_000,
    });
    goOn();
    expect(await exited).toEqual([0, null]);

    expect(await count("queue.job WHERE state = 'active'")).toBe(0);
    expect(await count("queue.job WHERE state = 'failed' OR retry_count > 0")).toBe(0);
    const left = await count("notification WHERE state <> 'sent'");
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThan(MAILS);
    expect(await count(`queue.job WHERE state = 'created' AND name = '${DELIVERY_QUEUE}'`)).toBe(
      left,
    );

    const second = run("worker", env);
    const gone = once(second, "exit");
    await vi.waitFor(
      async () => expect(await count("notification WHERE state <> 'sent'")).toBe(0),
      {
        timeout: 60_000,
        interval: 100,
      },
    );
    second.kill("SIGTERM");
    expect(await gone).toEqual([0, null]);
  } finally {
    await owner.end();
  }
  const taken = resend.mails.flatMap(({ tags }) =>
    tags.filter(({ name }) => name === "notification").map(({ value }) => value),
  );
  expect(taken.toSorted()).toEqual([...ids].toSorted());
});
