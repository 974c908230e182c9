import { PrismaPg } from "@prisma/adapter-pg";
import { hashPassword } from "better-auth/crypto";
import { uuidv7 } from "uuidv7";
import { type Prisma, PrismaClient } from "../../generated/client.ts";
import type { RoleUrls } from "../roles.ts";
import { DemoCalendar } from "./demo-calendar.ts";
import { DEMO_ORGANISATIONS, DEMO_PASSWORD } from "./demo-organisations.ts";
import { type DemoRows, demoRows } from "./demo-rows.ts";
import { insertRows } from "./insert-rows.ts";
import { seededRandom } from "./seeded-random.ts";

/** Who can sign in to the demo. */
export interface DemoSignIn {
  readonly organisation: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
  /** What the person is in each app, in words. */
  readonly role: string;
}

/** The demo's organisations, by their slugs. */
export const DEMO_SLUGS: readonly string[] = DEMO_ORGANISATIONS.map(({ slug }) => slug);

const SEED = 2026;
const TIMEOUT_MS = 120_000;

/**
 * Fills an empty database with two organisations, in one transaction: a start that is killed in the
 * middle leaves nothing, and the next one begins again. Does nothing where they are there already.
 *
 * @param now The middle of the demo's three months.
 */
export async function seedDemo(
  urls: Pick<RoleUrls, "owner">,
  { now }: { readonly now: Date },
): Promise<readonly DemoSignIn[]> {
  const client = new PrismaClient({ adapter: new PrismaPg({ connectionString: urls.owner }) });
  try {
    const seeded = await client.organization.count({
      where: { slug: { in: [...DEMO_SLUGS] } },
    });
    if (seeded === 0) await client.$transaction((tx) => write(tx, now), { timeout: TIMEOUT_MS });
    return demoSignIns();
  } finally {
    await client.$disconnect();
  }
}

/** The demo's sign-ins, a person once for each organisation. */
export function demoSignIns(): readonly DemoSignIn[] {
  return DEMO_ORGANISATIONS.flatMap(({ name: organisation, people }) =>
    people.map(({ name, email, atsRole, servicesRole }) => ({
      organisation,
      name,
      email,
      password: DEMO_PASSWORD,
      role: [
        atsRole && `${atsRole.replace("_", " ")} (ATS)`,
        servicesRole && `${servicesRole} (services)`,
      ]
        .filter(Boolean)
        .join(", "),
    })),
  );
}

async function write(tx: Prisma.TransactionClient, now: Date): Promise<void> {
  const userIds = await writeUsers(tx, now);
  const random = seededRandom(SEED);
  for (const organisation of DEMO_ORGANISATIONS) {
    const tenantId = uuidv7();
    const { name, slug } = organisation;
    await tx.organization.create({ data: { id: tenantId, name, slug, createdAt: now } });
    const calendar = new DemoCalendar(now, random);
    await writeRows(tx, demoRows({ organisation, tenantId, userIds, calendar }));
    await tx.organizationMember.createMany({
      data: organisation.people.map(({ email, atsRole }) => ({
        id: uuidv7(),
        organizationId: tenantId,
        userId: userIds.get(email) ?? "",
        role: atsRole === "admin" ? "owner" : "member",
      })),
    });
  }
}

/** One account a person, however many organisations they are in. */
async function writeUsers(
  tx: Prisma.TransactionClient,
  now: Date,
): Promise<ReadonlyMap<string, string>> {
  const people = new Map(
    DEMO_ORGANISATIONS.flatMap(({ people }) => people).map(({ email, name }) => [email, name]),
  );
  const users = [...people].map(([email, name]) => ({ id: uuidv7(), email, name }));
  await tx.user.createMany({
    data: users.map((user) => ({ ...user, emailVerified: true, updatedAt: now })),
  });
  // Hashing is slow on purpose; one hash does for a password that stands in the README anyway.
  const password = await hashPassword(DEMO_PASSWORD);
  await tx.account.createMany({
    data: users.map((user) => ({
      id: uuidv7(),
      userId: user.id,
      accountId: user.id,
      providerId: "credential",
      password,
      updatedAt: now,
    })),
  });
  return new Map(users.map((user) => [user.email, user.id]));
}

async function writeRows(tx: Prisma.TransactionClient, rows: DemoRows): Promise<void> {
  await tx.tenant.create({ data: rows.tenant });
  await tx.resource.createMany({ data: rows.resources });
  await tx.schedule.createMany({ data: rows.schedules });
  await tx.member.createMany({ data: rows.members });
  await tx.service.createMany({ data: rows.services });
  await tx.serviceHost.createMany({ data: rows.serviceHosts });
  await tx.serviceNeed.createMany({ data: rows.needs });
  await tx.timeOff.createMany({ data: rows.timeOff });
  await tx.client.createMany({ data: rows.clients });
  await tx.clientNote.createMany({ data: rows.notes });
  await tx.groupSession.createMany({ data: rows.sessions });
  await tx.appointmentSeries.createMany({ data: rows.series });
  await tx.seriesClash.createMany({ data: rows.clashes });
  await insertRows(tx, "appointment", rows.appointments);
  await tx.sessionPlace.createMany({ data: rows.places });
  await tx.waitingEntry.createMany({ data: rows.waiting });
  await insertRows(tx, "payment", rows.payments);
  await insertRows(tx, "refund", rows.refunds);
  await insertRows(tx, "ledger_entry", rows.ledger);
  await writeHiring(tx, rows);
  await insertRows(tx, "reservation", rows.reservations);
  await insertRows(tx, "event_change", rows.changes);
}

async function writeHiring(tx: Prisma.TransactionClient, rows: DemoRows): Promise<void> {
  await tx.interviewerPool.createMany({ data: rows.pools });
  await tx.poolMember.createMany({ data: rows.poolMembers });
  await tx.interviewerSettings.createMany({ data: rows.interviewers });
  await tx.publishedTime.createMany({ data: rows.published });
  await tx.interviewTemplate.createMany({ data: rows.templates });
  await tx.templateSeat.createMany({ data: rows.seats });
  await tx.templateRoom.createMany({ data: rows.templateRooms });
  await tx.interviewPlan.createMany({ data: rows.plans });
  await tx.planStep.createMany({ data: rows.steps });
  await tx.job.createMany({ data: rows.jobs });
  await tx.jobMember.createMany({ data: rows.team });
  await tx.jobStage.createMany({ data: rows.stages });
  await tx.candidate.createMany({ data: rows.candidates });
  await tx.candidateFile.createMany({ data: rows.files });
  await tx.application.createMany({ data: rows.applications });
  await tx.applicationNote.createMany({ data: rows.applicationNotes });
  await tx.noteMention.createMany({ data: rows.mentions });
  await insertRows(tx, "application_change", rows.applicationChanges);
  await tx.interviewLoop.createMany({ data: rows.loops });
  await tx.interview.createMany({ data: rows.interviews });
  await tx.interviewAttendee.createMany({ data: rows.attendees });
  await tx.scorecard.createMany({ data: rows.scorecards });
  await tx.schedulingRequest.createMany({ data: rows.requests });
  await tx.requestProposal.createMany({ data: rows.proposals });
  await tx.candidateTime.createMany({ data: rows.candidateTimes });
  await tx.offerTemplate.createMany({ data: rows.letters });
  await tx.offerTemplateApprover.createMany({ data: rows.letterApprovers });
  await tx.offer.createMany({ data: rows.offers });
  await tx.offerApproval.createMany({ data: rows.approvals });
  await tx.offerChange.createMany({ data: rows.offerChanges });
  await tx.employee.createMany({ data: rows.employees });
}
