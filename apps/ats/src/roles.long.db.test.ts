import type { AtsRole, Work } from "@convene/prisma";
import {
  addColleague,
  invite,
  openRoleTrial,
  type RoleTrial,
  type RoleTrialOptions,
  type RowSight,
  readAnswer,
  readRoleTable,
  type SignedUp,
  startTestKit,
  type TestKit,
} from "@convene/server-kit/testing";
import { type World, writeAccounts } from "@convene/server-kit/testing/tenancy";
import { z } from "@hono/zod-openapi";
import { addDays } from "date-fns";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { atsJobs } from "./jobs/ats-jobs.ts";
import { atsApi, serverParts } from "./server.ts";
import { addInterviewer } from "./testing/add-interviewer.ts";
import { EXAMPLE_LINKS, knownInExamples } from "./testing/example-requests.ts";
import { NOW } from "./testing/open-hiring-team.ts";
import { type WorldMember, writeHiringWorld } from "./testing/write-hiring-world.ts";

type Examples = RoleTrialOptions<AtsRole>["examples"];

const ROLES = ["admin", "recruiter", "hiring_manager", "interviewer"] as const;

const table = readRoleTable(new URL("../../../docs/roles.md", import.meta.url), ROLES, ["job"]);

let app: TestKit;
let rosa: SignedUp;
/** Has nothing to do with them. */
let olga: SignedUp;
let people: Readonly<Record<AtsRole, WorldMember & { readonly cookie: string }>>;
/** Whose everything is that is nobody's of the four. */
let stranger: WorldMember;
/** Of each, by another organisation. */
let invitations: Readonly<Record<AtsRole, string>>;
let slug: string;
let trial: RoleTrial<AtsRole>;

const work = <T>(run: (work: Work) => Promise<T>) =>
  app.kit.db.unit(rosa.tenantId, (tx) => run({ tx, tenantId: rosa.tenantId, now: NOW }));

beforeAll(async () => {
  app = await startTestKit("ats", {
    api: atsApi,
    parts: serverParts,
    appJobs: atsJobs,
    now: () => NOW,
  });
  rosa = await app.signUp({ name: "Rosa", organisation: "Team", timeZone: "America/Toronto" });
  people = {
    admin: await withTime(rosa.cookie, "Rosa"),
    recruiter: await join("Remi", "recruiter"),
    hiring_manager: await join("Mona", "hiring_manager"),
    interviewer: await join("Ines", "interviewer"),
  };
  stranger = await withTime("", "Sam");
  olga = await app.signUp({ name: "Olga", organisation: "Elsewhere" });
  invitations = {
    admin: await invitedElsewhere(rosa.email),
    recruiter: await invitedElsewhere("remi@example.test"),
    hiring_manager: await invitedElsewhere("mona@example.test"),
    interviewer: await invitedElsewhere("ines@example.test"),
  };
  const careers = app.fetch("/api/careers-settings", { cookie: rosa.cookie });
  slug = (await readAnswer(z.object({ url: z.string() }), careers)).url.split("/").at(-1) ?? "";
  trial = await openRoleTrial({
    app,
    table,
    tenantId: rosa.tenantId,
    people,
    writeRows,
    known: (rows) => ({
      ...knownInExamples(rows),
      standInId: people.recruiter.resourceId,
    }),
    links: EXAMPLE_LINKS,
    examples: EXAMPLES,
    shownToAll: ["memberId", "resourceId"],
    now: NOW,
  });
});
afterAll(() => app.close());

const hours = ["09:00", "17:00"] as const;

/** Gives a member time of their own that can be booked. */
async function withTime(cookie: string, name: string) {
  return await work(async (unit) => {
    const { tx, tenantId } = unit;
    const own = await addInterviewer(unit, { name: `${name}'s time`, timeZone: "UTC", hours });
    const found = await tx.member.findFirst({ where: { name } });
    const helper = await tx.member.findFirstOrThrow({ where: { resourceId: own } });
    if (!found) return { cookie, id: helper.id, resourceId: own };
    await tx.member.delete({ where: { tenantId_id: { tenantId, id: helper.id } } });
    await tx.member.update({
      where: { tenantId_id: { tenantId, id: found.id } },
      data: { resourceId: own },
    });
    return { cookie, id: found.id, resourceId: own };
  });
}

async function join(name: string, atsRole: AtsRole) {
  const { cookie } = await addColleague(app, rosa, { name, atsRole });
  return await withTime(cookie, name);
}

/** Invites one of them to another organisation. */
async function invitedElsewhere(email: string): Promise<string> {
  return await invite(app, olga, { email, atsRole: "interviewer" });
}

const REPORTS = [
  "time-in-stage",
  "time-to-schedule",
  "interviewer-load",
  "attendance",
  "feedback",
  "funnel",
];

const LOOP = { from: "2026-03-03T00:00:00Z", to: "2026-03-06T00:00:00Z", timeZone: "UTC" };

/** What the schemas do not say: what belongs together, and what is looked for at all. */
const EXAMPLES: Examples = {
  "POST /api/applications/{id}/loops/search": ({ planId }) => ({ body: { planId, ...LOOP } }),
  "POST /api/applications/{id}/loops": ({ planId, resourceId }) => ({
    body: {
      planId,
      timeZone: "UTC",
      planned: [{ position: 0, start: LOOP.from, seats: [resourceId], roomId: null }],
    },
  }),
  "POST /api/applications/{id}/requests": ({ planId }) => ({
    body: {
      planId,
      mode: "choose",
      earliest: LOOP.from,
      latest: LOOP.to,
      expiresAt: LOOP.to,
      timeZone: "UTC",
    },
  }),
  ...Object.fromEntries(
    REPORTS.map((name) => [
      `GET /api/reports/${name}`,
      ({ jobId }: World) => ({ query: { from: "2026-01-01", to: "2026-02-01", jobId } }),
    ]),
  ),
};

/** Rows that somebody sees (`job`: by their job only, `own`: because they are theirs), or does not. */
async function writeRows(role: AtsRole, sight: RowSight<"job">): Promise<World> {
  const person = people[role];
  const onTeam = role === "hiring_manager" && sight !== "none" ? person : undefined;
  const owner = sight === "own" ? person : stranger;
  const world = await work((unit) => writeHiringWorld(unit, { onTeam, owner, other: stranger }));
  const accounts = await writeAccounts(
    app,
    { tenantId: rosa.tenantId, admin: rosa.cookie },
    { roles: { atsRole: "interviewer" }, since: NOW },
  );
  return {
    ...world,
    ...accounts,
    slug,
    ...(sight === "none" && { organisationId: uuidv7() }),
    ...(sight === "own" && { invitationId: invitations[role] }),
    sessionId: await addSession(sight === "own" ? person.id : null),
  };
}

/** Another place where a member is signed in; null: somebody of another organisation is. */
async function addSession(memberId: string | null): Promise<string> {
  const { userId } = memberId
    ? await work(({ tx }) => tx.member.findFirstOrThrow({ where: { id: memberId } }))
    : olga;
  const session = { id: uuidv7(), token: uuidv7(), userId, expiresAt: addDays(new Date(), 1) };
  await app.kit.authClient.session.create({ data: session });
  return session.id;
}

test("every operation has its row, and every row an operation", () => {
  expect(trial.matchRows()).toEqual([]);
});

test("without a session only what the table says works", async () => {
  expect(await trial.trySignedOut("admin")).toEqual([]);
});

test.each(ROLES)("%s: what is in sight works, what is out of sight is not there", async (role) => {
  expect(await trial.tryRole(role)).toEqual([]);
});
