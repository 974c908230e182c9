import type { ServicesRole, Work } from "@convene/prisma";
import {
  invite,
  openRoleTrial,
  type RoleTrial,
  type RoleTrialOptions,
  type RowSight,
  readRoleTable,
  type SignedUp,
  startTestKit,
  type TestKit,
} from "@convene/server-kit/testing";
import { type World, writeAccounts } from "@convene/server-kit/testing/tenancy";
import { addDays } from "date-fns";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { servicesJobs } from "./jobs/services-jobs.ts";
import { pageParts, servicesApi } from "./server.ts";
import { EXAMPLE_LINKS, exampleRequests, knownInExamples } from "./testing/example-requests.ts";
import { type ExampleSalon, openExampleSalon } from "./testing/example-salon.ts";
import { NOW } from "./testing/open-salon.ts";
import { writeSalonWorld } from "./testing/write-salon-world.ts";

type Person = Pick<SignedUp, "userId" | "email" | "cookie">;
type Examples = RoleTrialOptions<ServicesRole>["examples"];

const ROLES = ["owner", "manager", "staff"] as const;

const table = readRoleTable(new URL("../../../docs/roles-services.md", import.meta.url), ROLES);

let app: TestKit;
let salon: ExampleSalon;
let people: Readonly<Record<ServicesRole, Person>>;
/** Has nothing to do with them. */
let olga: SignedUp;
/** Whose everything is that is nobody's of the three. */
let strangerId: string;
/** Of each, by another organisation. */
let invitations: Readonly<Record<ServicesRole, string>>;
let trial: RoleTrial<ServicesRole>;

beforeAll(async () => {
  app = await startTestKit("services", {
    api: servicesApi,
    parts: pageParts,
    appJobs: servicesJobs,
    now: () => NOW,
  });
  salon = await openExampleSalon(app, "Rosa", "Salon");
  const { manager, staff } = salon.accounts;
  if (!manager || !staff) throw new Error("The salon has nobody in a role");
  people = { owner: salon.signedUp, manager, staff };
  strangerId = await addStranger();
  olga = await app.signUp({ name: "Olga", organisation: "Elsewhere" });
  invitations = {
    owner: await invitedElsewhere(people.owner.email),
    manager: await invitedElsewhere(manager.email),
    staff: await invitedElsewhere(staff.email),
  };
  trial = await openRoleTrial({
    app,
    table,
    tenantId: salon.tenantId,
    people,
    writeRows,
    known: knownInExamples,
    links: EXAMPLE_LINKS,
    examples: { ...exampleRequests(app, salon), ...OWN_EXAMPLES },
    shownToAll: ["memberId"],
    now: NOW,
  });
});
afterAll(() => app.close());

const work = <T>(run: (work: Work) => Promise<T>) =>
  app.kit.db.unit(salon.tenantId, (tx) => run({ tx, tenantId: salon.tenantId, now: NOW }));

/** What differs from requests of whoever may do everything. */
const OWN_EXAMPLES: Examples = {
  "DELETE /api/me/sessions/{id}": ({ signInId }) => ({ path: { id: signInId } }),
  // Without a person they mean themselves.
  "POST /api/appointments": ({ serviceId, hostId }) => ({
    body: { ...booking, serviceId, hostId },
  }),
  "POST /api/sessions": ({ classId, hostId }) => ({
    body: { serviceId: classId, hostId, start: booking.start, timeZone: "UTC" },
  }),
};

const booking = {
  start: "2026-02-16T14:00:00Z",
  timeZone: "UTC",
  client: { name: "Ana", email: "ana@example.com" },
};

async function addStranger(): Promise<string> {
  return await work(async ({ tx, tenantId }) => {
    const { id } = await tx.member.create({
      data: {
        tenantId,
        userId: uuidv7(),
        name: "Sam",
        email: "sam@example.test",
        servicesRole: "staff",
      },
    });
    return id;
  });
}

/** Invites one of them to another organisation. */
async function invitedElsewhere(email: string): Promise<string> {
  return await invite(app, olga, { email, servicesRole: "staff" });
}

/** Rows that are somebody's, as whoever gives the appointments, or the stranger's. */
async function writeRows(role: ServicesRole, sight: RowSight): Promise<World> {
  const isOwn = sight === "own";
  const { userId } = people[role];
  const rows = await work(async (unit) => {
    const { tx, tenantId } = unit;
    const { id } = await tx.member.findFirstOrThrow({ where: { userId } });
    const written = await writeSalonWorld(unit, isOwn ? id : strangerId);
    if (isOwn) {
      await tx.member.update({
        where: { tenantId_id: { tenantId, id } },
        data: { resourceId: written.hostId },
      });
    }
    return written;
  });
  const accounts = await writeAccounts(app, salon, {
    roles: { servicesRole: "staff" },
    since: NOW,
  });
  return {
    ...rows,
    ...accounts,
    slug: salon.slug,
    memberId: strangerId,
    ...(isOwn ? { invitationId: invitations[role] } : { organisationId: uuidv7() }),
    signInId: await addSignIn(isOwn ? userId : olga.userId),
  };
}

/** Another place where somebody is signed in. */
async function addSignIn(userId: string): Promise<string> {
  const session = { id: uuidv7(), token: uuidv7(), userId, expiresAt: addDays(new Date(), 1) };
  await app.kit.authClient.session.create({ data: session });
  return session.id;
}

test("every operation has its row, and every row an operation", () => {
  expect(trial.matchRows()).toEqual([]);
});

test("without a session only what the table says works", async () => {
  expect(await trial.trySignedOut("owner")).toEqual([]);
});

test.each(ROLES)("%s: what is in sight works, what is out of sight is not there", async (role) => {
  expect(await trial.tryRole(role)).toEqual([]);
});
