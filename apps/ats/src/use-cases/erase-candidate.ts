import { eraseRecipient } from "@convene/notifications";
import { announceAll, type Prisma, type Work } from "@convene/prisma";
import { CandidateExpectedError } from "../domain/application-refusals.ts";
import { ratingsSchema } from "../feedback/scorecard.ts";
import { endWhatIsOpen } from "./close-application.ts";
import { findCandidate } from "./find-candidate.ts";
import { recordApplicationChange } from "./record-application-change.ts";

interface Erasure {
  readonly candidateId: string;
  /** The member who does it. */
  readonly memberId: string;
}

/** What stands in the place of a name, in every language. */
const NOBODY = "—";

/**
 * Takes a person out of everything that is kept: name, address, phone, answers, files, notes, what was
 * said of them in scorecards and by them about offers, and the words of messages. That somebody applied,
 * was interviewed and hired stays, without saying who. Applications that were open are withdrawn.
 *
 * @throws NotFoundError
 * @throws CandidateExpectedError while interviews are to come or in progress
 */
export async function eraseCandidate(
  work: Work,
  { candidateId, memberId }: Erasure,
): Promise<void> {
  const { tx, tenantId, now } = work;
  // Whoever corrects what is known of them waits, and then finds them gone.
  await tx.$queryRaw`
    SELECT id FROM candidate
    WHERE tenant_id = current_tenant() AND id = ${candidateId}::uuid FOR NO KEY UPDATE`;
  await tx.$queryRaw`
    SELECT id FROM application
    WHERE tenant_id = current_tenant() AND candidate_id = ${candidateId}::uuid
    ORDER BY id FOR UPDATE`;
  await findCandidate(work, candidateId);
  const applications = await tx.application.findMany({
    where: { candidateId },
    orderBy: { id: "asc" },
    select: { id: true, status: true },
  });
  const applicationIds = applications.map(({ id }) => id);
  const ofThem = { applicationId: { in: applicationIds } };
  const expected = await tx.interview.count({
    where: {
      ...ofThem,
      OR: [
        { status: "in_progress" },
        { status: { in: ["scheduled", "confirmed"] }, scheduledEnd: { gt: now } },
      ],
    },
  });
  if (expected > 0) throw new CandidateExpectedError(expected);

  // First: what was told is found by the applications as they are.
  await eraseRecipient(tx, { kind: "candidate", id: candidateId });
  const by = { kind: "member", id: memberId } as const;
  for (const { id, status } of applications) {
    await endWhatIsOpen(work, { applicationId: id, by });
    if (status !== "active") continue;
    await tx.application.updateMany({
      where: { id },
      data: { status: "withdrawn", closedAt: now },
    });
    await recordApplicationChange(work, { applicationId: id, kind: "withdrawn", by });
  }
  await eraseWords(work, { candidateId, applicationIds });
  await tx.candidate.updateMany({
    where: { id: candidateId },
    data: {
      name: NOBODY,
      email: placeholder(candidateId),
      phone: null,
      smsOptInAt: null,
      headline: null,
      location: null,
      links: [],
      erasedAt: now,
    },
  });
  // Answers to repeated requests hold what was sent, under keys of the requests' own choice.
  await tx.idempotencyKey.deleteMany({ where: { tenantId } });
  await announceAll(
    tx,
    applicationIds.map((id) => ({ subject: "application", id, change: "removed" })),
  );
}

interface Erased {
  readonly candidateId: string;
  readonly applicationIds: readonly string[];
}

async function eraseWords({ tx }: Work, { candidateId, applicationIds }: Erased): Promise<void> {
  const ofThem = { applicationId: { in: [...applicationIds] } };
  await tx.candidateFile.deleteMany({ where: { candidateId } });
  await tx.applicationNote.deleteMany({ where: ofThem });
  await tx.application.updateMany({
    where: { candidateId },
    data: { answers: [], coverLetter: null, source: null },
  });
  await tx.candidateTime.deleteMany({ where: { request: ofThem } });
  await tx.schedulingRequest.updateMany({ where: ofThem, data: { message: null, reply: null } });
  await tx.interview.updateMany({ where: ofThem, data: { cancellationReason: null } });
  await tx.interviewAttendee.updateMany({
    where: { interview: ofThem },
    data: { declineReason: null },
  });
  await eraseScorecards(tx, { interview: ofThem });
  await tx.offer.updateMany({
    where: ofThem,
    data: { body: "", reply: null },
  });
  await tx.offer.updateMany({
    where: { ...ofThem, signature: { not: null } },
    data: { signature: NOBODY },
  });
  await tx.offerApproval.updateMany({ where: { offer: ofThem }, data: { note: null } });
  await tx.employee.updateMany({
    where: { candidateId },
    data: { name: NOBODY, email: placeholder(candidateId) },
  });
  const interviews = await tx.interview.findMany({ where: ofThem, select: { id: true } });
  const interviewIds = interviews.map(({ id }) => id);
  await tx.$executeRaw`SELECT erase_application_reasons(${applicationIds}::uuid[])`;
  await tx.$executeRaw`SELECT erase_reasons('{}'::uuid[], ${interviewIds}::uuid[])`;
}

/** How they were judged stays, as figures: how an interviewer judges is read from them. */
async function eraseScorecards(tx: Work["tx"], where: Prisma.ScorecardWhereInput): Promise<void> {
  const cards = await tx.scorecard.findMany({ where, select: { id: true, ratings: true } });
  for (const { id, ratings } of cards) {
    await tx.scorecard.updateMany({
      where: { id },
      data: {
        ratings: ratingsSchema.parse(ratings).map((rating) => ({ ...rating, note: null })),
        answers: [],
        strengths: null,
        concerns: null,
        privateNotes: null,
      },
    });
  }
}

/** An address that nobody has; each candidate has one of their own. */
function placeholder(candidateId: string): string {
  return `${candidateId}@erased.invalid`;
}
