import { fuzzSettings, readAnswer, startTestKit } from "@convene/server-kit/testing";
import {
  anyBytes,
  csvBytes,
  type FuzzedPerson,
  findUnbounded,
  fuzzApi,
  fuzzSockets,
  fuzzSurroundings,
  KnownValues,
  keepSignedIn,
  listOperations,
  writeCoverage,
} from "@convene/server-kit/testing/openapi";
import { examplesOf, type TenancyOptions } from "@convene/server-kit/testing/tenancy";
import { z } from "@hono/zod-openapi";
import { addHours } from "date-fns";
import * as fc from "fast-check";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { servicesJobs } from "./jobs/services-jobs.ts";
import { pageParts, servicesApi } from "./server.ts";
import { EXAMPLE_LINKS, exampleRequests, knownInExamples } from "./testing/example-requests.ts";
import {
  addExampleRoles,
  type ExampleSalon,
  giveRoles,
  writeExampleWorld,
} from "./testing/example-salon.ts";
import { openPayingSalon, type PayingSalon } from "./testing/open-paying-salon.ts";
import { NOW } from "./testing/open-salon.ts";

/** So that there is a calendar to connect; nothing is sent to it. */
const CALENDARS = {
  GOOGLE_CLIENT_ID: "client",
  GOOGLE_CLIENT_SECRET: "secret",
  GOOGLE_BASE_URL: "http://127.0.0.1:9",
};

/** Requests of each operation in a round. */
const RUNS = 6;

let salon: PayingSalon;
let own: ExampleSalon;
let people: readonly FuzzedPerson[];
/** Whose organisation sends an invitation to the owner. */
let elsewhere: string;

beforeAll(async () => {
  salon = await openPayingSalon(CALENDARS);
  const { app, owner } = salon;
  elsewhere = (await app.signUp({ name: "Otto", organisation: "Elsewhere" })).cookie;
  const opened = await addExampleRoles(app, owner, "Salon");
  const asking = { name: "owner", cookie: owner.cookie, account: owner };
  people = [
    asking,
    ...Object.entries(opened.lower).map(([role, cookie]) => ({
      name: role,
      cookie,
      account: opened.accounts[role],
    })),
    { name: "nobody", cookie: null },
  ];
  // Their session may end on the way.
  own = {
    ...opened,
    get admin() {
      return asking.cookie;
    },
  };
});
afterAll(() => salon[Symbol.asyncDispose]());

const known = new KnownValues({
  hostId: "resourceId",
  personId: "resourceId",
  standInId: "resourceId",
  peopleId: "resourceId",
  hostsId: "resourceId",
  allId: "serviceId",
  otherId: "clientId",
});

const within = (firstDay: number, lastDay: number) =>
  fc
    .integer({ min: firstDay * 24, max: lastDay * 24 })
    .map((hours) => addHours(NOW, hours).toISOString());

const hints = {
  slug: fc.constant("{{slug#0}}"),
  from: within(0, 10),
  to: within(11, 20),
  earliest: within(0, 3),
  latest: within(4, 20),
  timeZone: fc.constantFrom("America/Toronto", "Europe/Berlin", "Asia/Kathmandu", "UTC"),
  rule: fc.constantFrom("FREQ=WEEKLY;COUNT=3", "FREQ=DAILY;INTERVAL=2;COUNT=4", "FREQ=WEEKLY"),
  startLocal: fc
    .integer({ min: 3, max: 27 })
    .map((day) => `2026-02-${String(day).padStart(2, "0")}T10:00`),
  // Nobody listens there, and nothing leaves the machine.
  url: fc.constant("https://127.0.0.1:9/"),
};

/** What is out of reach in a tenancy test and not here. */
function furtherExamples(): TenancyOptions["examples"] {
  const { app } = salon;
  const invite = async () => {
    const json = { email: own.signedUp.email, atsRole: null, servicesRole: "staff" };
    const answer = app.fetch("/api/invitations", { cookie: elsewhere, json });
    return (await readAnswer(z.looseObject({ id: z.string() }), answer)).id;
  };
  let invitation: Promise<string> | undefined;
  let booked = 0;
  return {
    "POST /api/invitations/{id}/accept": async () => {
      invitation ??= invite();
      return { path: { id: await invitation } };
    },
    "POST /api/manage/{token}/payment": async () => {
      const { token } = await salon.book(addHours(NOW, 24 * (1 + booked++) + 2));
      return { path: { token } };
    },
    "POST /api/calendars/connect/{provider}": () => ({ path: { provider: "google" } }),
  };
}

/** What nobody brings to succeed here, and why; its refusals are tried all the same. */
const UNREACHED: Readonly<Record<string, string>> = {
  "POST /api/calendars/connect/caldav": "there is no calendar server to connect",
  "GET /api/calendars/{connectionId}/caldav": "needs the credentials of such a server",
  "POST /api/refunds/{id}/retry": "needs a refund that the provider has refused",
};

test("whatever is asked, every operation answers as its document says, and never fails", async () => {
  const { app, tenantId } = salon;
  const { seed, rounds } = fuzzSettings();
  const description = listOperations(await (await app.fetch("/api/openapi.json")).json());
  const report = await fuzzApi({
    fetch: app.fetch,
    description,
    people,
    known,
    now: NOW,
    hints,
    example: examplesOf(
      {
        app,
        own,
        writeWorld: () => writeExampleWorld(app, own),
        known: knownInExamples,
        examples: { ...exampleRequests(app, own), ...furtherExamples() },
        links: EXAMPLE_LINKS,
        now: NOW,
      },
      description,
    ),
    files: fc.oneof(csvBytes(["Name", "Email", "Phone", "Service", "Start", "Price"]), anyBytes),
    settings: { seed, rounds, runs: RUNS },
    async afterSuccess(operation, person) {
      if (operation.name === "PATCH /api/members/{id}") await giveRoles(app, own);
      await keepSignedIn(app, person, operation, tenantId);
    },
  });
  const unreached = writeCoverage(report, "services");
  expect(report.faults).toEqual([]);
  expect(unreached.filter((name) => !(name in UNREACHED))).toEqual([]);
}, 1_800_000);

test("whatever a request may carry has a bound", async () => {
  const { app } = salon;
  const document: unknown = await (await app.fetch("/api/openapi.json")).json();
  expect(findUnbounded(listOperations(document))).toEqual([]);
});

test("whatever else is asked of the server, it never fails", async () => {
  const { seed, rounds } = fuzzSettings();
  await using other = await startTestKit("services", {
    api: servicesApi,
    parts: pageParts,
    appJobs: servicesJobs,
    now: () => NOW,
    env: salon.stripe.env,
  });
  const { cookie, tenantId } = await other.signUp({ name: "Odo", organisation: "Studio" });
  const options = {
    app: other,
    cookie,
    seed,
    runs: rounds * 100,
    paths: [
      "/studio",
      "/embed/studio",
      "/embed.js",
      "/studio?service=x&host=y",
      "/embed/%00",
      "/manage/x",
      "/waiting/x",
      "/receipt/x",
      `/api/feeds/${tenantId}/${uuidv7()}/x.ics`,
      "/api/webhooks/stripe",
      `/api/webhooks/google-calendar/${tenantId}/${uuidv7()}`,
      `/api/webhooks/graph/${tenantId}/x`,
    ],
  };
  await fuzzSurroundings(options);
  await fuzzSockets({ ...options, runs: rounds * 10 });
}, 600_000);
