import { fuzzSettings, startTestKit, type TestKit } from "@convene/server-kit/testing";
import {
  anyBytes,
  csvBytes,
  FUZZED_CALENDARS,
  findUnbounded,
  fuzzExampleApi,
  fuzzSockets,
  fuzzSurroundings,
  idOf,
  KnownValues,
  listOperations,
} from "@convene/server-kit/testing/openapi";
import type { TenancyOptions } from "@convene/server-kit/testing/tenancy";
import * as fc from "fast-check";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { atsJobs } from "./jobs/ats-jobs.ts";
import { atsApi, serverParts } from "./server.ts";
import { EXAMPLE_LINKS, exampleRequests, knownInExamples } from "./testing/example-requests.ts";
import {
  EXAMPLE_ROLES,
  type ExampleTeam,
  giveTime,
  openExampleTeam,
  writeExampleWorld,
} from "./testing/example-team.ts";
import { NOW } from "./testing/open-hiring-team.ts";
import { ORDER } from "./testing/write-hiring-world.ts";

/** So that their webhooks are there; nothing is sent to them. */
const PROVIDERS = {
  RESEND_API_KEY: "re_key",
  RESEND_WEBHOOK_SECRET: `whsec_${btoa("a secret of the tests")}`,
  RESEND_BASE_URL: "http://127.0.0.1:9",
  MAIL_FROM: "team@example.com",
  TWILIO_ACCOUNT_SID: `AC${"1".repeat(32)}`,
  TWILIO_AUTH_TOKEN: "token",
  TWILIO_FROM: "+14165550100",
  TWILIO_BASE_URL: "http://127.0.0.1:9",
};

let app: TestKit;
let team: ExampleTeam;

beforeAll(async () => {
  app = await startTestKit("ats", {
    api: atsApi,
    parts: serverParts,
    appJobs: atsJobs,
    now: () => NOW,
    env: FUZZED_CALENDARS,
  });
  team = await openExampleTeam(app, "Rosa", "Team");
});
afterAll(() => app.close());

const known = new KnownValues({
  interviewerId: "resourceId",
  personId: "resourceId",
  hostId: "resourceId",
  standInId: "resourceId",
});

const hints = {
  durationMinutes: fc.constantFrom(15, 30, 60, 90),
  organisationId: idOf("organisationId"),
  application: fc.constant(
    JSON.stringify({
      name: "Dana",
      email: "dana@example.com",
      timeZone: "Europe/Berlin",
      locale: "en",
      consent: true,
    }),
  ),
};

const text = fc.constant(new TextEncoder().encode("Dana has built things."));

/** What is out of reach in a tenancy test and not here. */
function furtherExamples({ tenantId, owner, colleague }: ExampleTeam): TenancyOptions["examples"] {
  /** Takes away what other requests have put where a time is to be free. */
  const free = () =>
    app.kit.db.unit(tenantId, async (tx) => {
      const where = { resourceId: { in: [owner.resourceId, colleague.resourceId] } };
      await tx.reservation.deleteMany({ where });
      // A calendar that blocks and was never read takes all of somebody's time.
      await tx.connectedCalendar.updateMany({ data: { blocks: false } });
      await tx.interviewerSettings.deleteMany({ where });
    });
  /** Asks for a time of the admin's. */
  const letChoose = async (id: string) => {
    await free();
    const seats = [{ name: null, poolId: null, resourceIds: [owner.resourceId] }];
    const interviews = ORDER.interviews.map((interview) => ({ ...interview, seats }));
    await app.kit.db.unit(tenantId, (tx) =>
      tx.schedulingRequest.update({
        where: { tenantId_id: { tenantId, id } },
        data: { mode: "choose", details: { ...ORDER, interviews } },
        select: { id: true },
      }),
    );
  };
  return {
    "POST /api/interviews/{id}/reschedule": () => ({
      before: free,
      body: { start: "2026-02-17T13:00:00Z" },
    }),
    "POST /api/interview-links/{token}/reschedule": () => ({
      before: free,
      body: { start: "2026-02-10T15:00:00Z" },
    }),
    "GET /api/request-links/{token}/times": ({ requestId = "" }) => ({
      before: () => letChoose(requestId),
      query: { from: "2026-02-03T00:00:00Z", to: "2026-02-05T00:00:00Z" },
    }),
    "POST /api/request-links/{token}/choose": ({ requestId = "" }) => ({
      before: () => letChoose(requestId),
      body: { start: "2026-02-04T16:00:00Z" },
    }),
  };
}

/** What nobody brings to succeed here, and why; its refusals are tried all the same. */
const UNREACHED: Readonly<Record<string, string>> = {
  "POST /api/request-links/{token}/proposal": "needs proposals whose times are held",
};

test("whatever is asked, every operation answers as its document says, and never fails", async () => {
  const { faults, unreached } = await fuzzExampleApi({
    app,
    product: "ats",
    own: team,
    roles: EXAMPLE_ROLES,
    known,
    now: NOW,
    hints,
    writeWorld: (own) => writeExampleWorld(app, own),
    knownInExamples,
    examples: (own) => ({ ...exampleRequests(app, own), ...furtherExamples(own) }),
    links: EXAMPLE_LINKS,
    files: fc.oneof(
      csvBytes(["Name", "Email", "Phone", "Job", "Stage", "Applied"]),
      text,
      anyBytes,
    ),
    giveBack: (own) => giveTime(app, own),
    unreached: UNREACHED,
  });
  expect(faults).toEqual([]);
  expect(unreached).toEqual([]);
}, 1_800_000);

test("whatever a request may carry has a bound", async () => {
  const document: unknown = await (await app.fetch("/api/openapi.json")).json();
  expect(findUnbounded(listOperations(document))).toEqual([]);
});

test("whatever else is asked of the server, it never fails", async () => {
  const { seed, rounds } = fuzzSettings();
  await using other = await startTestKit("ats", {
    api: atsApi,
    parts: serverParts,
    appJobs: atsJobs,
    now: () => NOW,
    env: PROVIDERS,
  });
  const { cookie, tenantId } = await other.signUp({ name: "Odo", organisation: "Team" });
  const options = {
    app: other,
    cookie,
    seed,
    runs: rounds * 100,
    paths: [
      "/careers/team",
      `/careers/team/${uuidv7()}`,
      "/careers/%00",
      "/interview/x",
      "/offer/x",
      "/jobs",
      `/api/feeds/${tenantId}/${uuidv7()}/x.ics`,
      "/api/feeds/x/y/z.ics",
      "/api/webhooks/resend",
      `/api/webhooks/twilio/status/${tenantId}/${uuidv7()}`,
      "/api/webhooks/twilio/status/x/y",
      "/api/webhooks/twilio/inbound",
      `/api/webhooks/google-calendar/${tenantId}/${uuidv7()}`,
      "/api/webhooks/google-calendar/x/y",
      `/api/webhooks/graph/${tenantId}/${uuidv7()}`,
      "/api/webhooks/graph/x/y",
    ],
  };
  await fuzzSurroundings(options);
  await fuzzSockets({ ...options, runs: rounds * 10 });
}, 600_000);
