import { fuzzSettings, readAnswer, startTestKit, type TestKit } from "@convene/server-kit/testing";
import {
  anyBytes,
  csvBytes,
  type FuzzedPerson,
  findUnbounded,
  fuzzApi,
  fuzzSockets,
  fuzzSurroundings,
  idOf,
  KnownValues,
  keepSignedIn,
  listOperations,
  writeCoverage,
} from "@convene/server-kit/testing/openapi";
import { examplesOf, type TenancyOptions } from "@convene/server-kit/testing/tenancy";
import { z } from "@hono/zod-openapi";
import * as fc from "fast-check";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { atsJobs } from "./jobs/ats-jobs.ts";
import { atsApi, serverParts } from "./server.ts";
import { EXAMPLE_LINKS, exampleRequests, knownInExamples } from "./testing/example-requests.ts";
import {
  type ExampleTeam,
  giveRoles,
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

/** So that there is a calendar to connect; nothing is sent to it. */
const CALENDARS = {
  GOOGLE_CLIENT_ID: "client",
  GOOGLE_CLIENT_SECRET: "secret",
  GOOGLE_BASE_URL: "http://127.0.0.1:9",
};

/** Requests of each operation in a round. */
const RUNS = 6;

let app: TestKit;
let team: ExampleTeam;
let people: readonly FuzzedPerson[];
/** Whose organisation sends an invitation to the admin. */
let elsewhere: string;

beforeAll(async () => {
  app = await startTestKit("ats", {
    api: atsApi,
    parts: serverParts,
    appJobs: atsJobs,
    now: () => NOW,
    env: CALENDARS,
  });
  const opened = await openExampleTeam(app, "Rosa", "Team");
  elsewhere = (await app.signUp({ name: "Otto", organisation: "Elsewhere" })).cookie;
  const admin = { name: "admin", cookie: opened.admin, account: opened.signedUp };
  people = [
    admin,
    ...Object.entries(opened.lower).map(([role, cookie]) => ({
      name: role,
      cookie,
      account: opened.accounts[role],
    })),
    { name: "nobody", cookie: null },
  ];
  // Their session may end on the way.
  team = {
    ...opened,
    get admin() {
      return admin.cookie;
    },
  };
});
afterAll(() => app.close());

const known = new KnownValues({
  interviewerId: "resourceId",
  personId: "resourceId",
  hostId: "resourceId",
  standInId: "resourceId",
});

const within = (firstDay: number, lastDay: number) =>
  fc
    .integer({ min: firstDay * 24, max: lastDay * 24 })
    .map((hours) => new Date(NOW.getTime() + hours * 3_600_000).toISOString());

const hints = {
  slug: fc.constant("{{slug#0}}"),
  from: within(0, 10),
  to: within(11, 20),
  earliest: within(0, 3),
  latest: within(4, 20),
  expiresAt: within(2, 20),
  timeZone: fc.constantFrom("America/Toronto", "Europe/Berlin", "Asia/Kathmandu", "UTC"),
  durationMinutes: fc.constantFrom(15, 30, 60, 90),
  // Nobody listens there, and nothing leaves the machine.
  url: fc.constant("https://127.0.0.1:9/"),
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
function furtherExamples(): TenancyOptions["examples"] {
  const invite = async () => {
    const json = { email: team.signedUp.email, atsRole: "interviewer", servicesRole: null };
    const answer = app.fetch("/api/invitations", { cookie: elsewhere, json });
    return (await readAnswer(z.looseObject({ id: z.string() }), answer)).id;
  };
  const { tenantId, owner, colleague } = team;
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
  let invitation: Promise<string> | undefined;
  return {
    "POST /api/invitations/{id}/accept": async () => {
      invitation ??= invite();
      return { path: { id: await invitation } };
    },
    "POST /api/calendars/connect/{provider}": () => ({ path: { provider: "google" } }),
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
  "POST /api/calendars/connect/caldav": "there is no calendar server to connect",
  "POST /api/request-links/{token}/proposal": "needs proposals whose times are held",
  "GET /api/calendars/{connectionId}/caldav": "needs the credentials of such a server",
};

test("whatever is asked, every operation answers as its document says, and never fails", async () => {
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
        own: team,
        writeWorld: () => writeExampleWorld(app, team),
        known: knownInExamples,
        examples: { ...exampleRequests(app, team), ...furtherExamples() },
        links: EXAMPLE_LINKS,
        now: NOW,
      },
      description,
    ),
    files: fc.oneof(
      csvBytes(["Name", "Email", "Phone", "Job", "Stage", "Applied"]),
      text,
      anyBytes,
    ),
    settings: { seed, rounds, runs: RUNS },
    async afterSuccess(operation, person) {
      if (operation.name === "PATCH /api/members/{id}") await giveRoles(app, team);
      await keepSignedIn(app, person, operation, team.tenantId);
    },
  });
  const unreached = writeCoverage(report, "ats");
  expect(report.faults).toEqual([]);
  expect(unreached.filter((name) => !(name in UNREACHED))).toEqual([]);
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
