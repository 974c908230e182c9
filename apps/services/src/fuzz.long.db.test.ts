import { fuzzSettings, startTestKit } from "@convene/server-kit/testing";
import {
  anyBytes,
  csvBytes,
  FUZZED_CALENDARS,
  findUnbounded,
  fuzzExampleApi,
  fuzzSockets,
  fuzzSurroundings,
  KnownValues,
  listOperations,
} from "@convene/server-kit/testing/openapi";
import type { TenancyOptions } from "@convene/server-kit/testing/tenancy";
import { addHours } from "date-fns";
import * as fc from "fast-check";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { servicesJobs } from "./jobs/services-jobs.ts";
import { pageParts, servicesApi } from "./server.ts";
import { EXAMPLE_LINKS, exampleRequests, knownInExamples } from "./testing/example-requests.ts";
import {
  EXAMPLE_ROLES,
  type ExampleSalon,
  fillExampleSalon,
  writeExampleWorld,
} from "./testing/example-salon.ts";
import { openPayingSalon, type PayingSalon } from "./testing/open-paying-salon.ts";
import { NOW } from "./testing/open-salon.ts";

let salon: PayingSalon;
let own: ExampleSalon;

beforeAll(async () => {
  salon = await openPayingSalon(FUZZED_CALENDARS);
  own = await fillExampleSalon(salon.app, salon.owner, "Salon");
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

const hints = {
  rule: fc.constantFrom("FREQ=WEEKLY;COUNT=3", "FREQ=DAILY;INTERVAL=2;COUNT=4", "FREQ=WEEKLY"),
  startLocal: fc
    .integer({ min: 3, max: 27 })
    .map((day) => `2026-02-${String(day).padStart(2, "0")}T10:00`),
};

/** What is out of reach in a tenancy test and not here. */
function furtherExamples(): TenancyOptions["examples"] {
  let booked = 0;
  return {
    "POST /api/manage/{token}/payment": async () => {
      const { token } = await salon.book(addHours(NOW, 24 * (1 + booked++) + 2));
      return { path: { token } };
    },
  };
}

/** What nobody brings to succeed here, and why; its refusals are tried all the same. */
const UNREACHED: Readonly<Record<string, string>> = {
  "POST /api/refunds/{id}/retry": "needs a refund that the provider has refused",
};

test("whatever is asked, every operation answers as its document says, and never fails", async () => {
  const { app } = salon;
  const { faults, unreached } = await fuzzExampleApi({
    app,
    product: "services",
    own,
    roles: EXAMPLE_ROLES,
    known,
    now: NOW,
    hints,
    writeWorld: (of) => writeExampleWorld(app, of),
    knownInExamples,
    examples: (of) => ({ ...exampleRequests(app, of), ...furtherExamples() }),
    links: EXAMPLE_LINKS,
    files: fc.oneof(csvBytes(["Name", "Email", "Phone", "Service", "Start", "Price"]), anyBytes),
    unreached: UNREACHED,
  });
  expect(faults).toEqual([]);
  expect(unreached).toEqual([]);
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
