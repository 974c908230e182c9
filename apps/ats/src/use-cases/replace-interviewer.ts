import {
  type Actor,
  announce,
  type Interview,
  lockResources,
  recordChange,
  reserve,
  reservedSpan,
  type ScheduledEvent,
  type Transaction,
  type Work,
} from "@convene/prisma";
import { InvalidInputError, NotFoundError } from "@convene/scheduling-core";
import { possibleChanges } from "../domain/change-policy.ts";
import { feedbackDueAt } from "../domain/feedback-due-at.ts";
import { loadPanel, peopleOf, requireInterviewers, seatsFor } from "../slots/load-panel.ts";
import { settlePanel } from "../slots/settle-panel.ts";
import { lockInterview } from "./lock-interview.ts";

export interface ReplaceRequest {
  readonly interviewId: string;
  /** Resource of whoever leaves. */
  readonly resourceId: string;
  /** Resource of whoever takes their place; one who only watched so far may. */
  readonly standInId: string;
  readonly by: Actor;
  /** Whether it counts towards how often somebody may be replaced unasked; default false. */
  readonly isAutomatic?: boolean | undefined;
}

export interface ReplacePorts {
  /** Tells both, and brings their calendars up to date, in the transaction. */
  announceReplacement(
    tx: Transaction,
    event: ScheduledEvent,
    change: { readonly leaverId: string; readonly standInId: string; readonly by: Actor },
  ): Promise<void>;
}

/**
 * Gives somebody's seat on a panel to somebody else, at the same time: panel, reservations, history,
 * messages and calendars in one transaction.
 *
 * @throws NotFoundError for an interview that is not there, a resource that is not needed for it, or a
 *   stand-in who holds no interviews
 * @throws InvalidInputError where the stand-in is needed already
 * @throws EventClosedError for one that is over or cancelled
 * @throws InvalidTransitionError for one that is in progress
 * @throws SlotTakenError where the stand-in is busy
 * @throws SlotNotOfferedError where the time is outside their hours or limits
 */
export async function replaceInterviewer(
  work: Work,
  { interviewId, resourceId, standInId, by, isAutomatic = false }: ReplaceRequest,
  ports: ReplacePorts,
): Promise<Interview> {
  const { tx, tenantId, now } = work;
  const before = await lockInterview(work, interviewId);
  const { whyNotReplace } = possibleChanges(before, "staff", now);
  if (whyNotReplace) throw whyNotReplace;
  const panel = await loadPanel(tx, { interviewId });
  const seat = panel.seats.find(({ candidateIds }) => candidateIds.includes(resourceId));
  if (!seat) throw new NotFoundError("interviewer");
  if (peopleOf(panel).includes(standInId)) {
    throw new InvalidInputError("resourceId", "must not name anybody who is needed already");
  }
  await requireInterviewers(tx, [standInId]);

  await lockResources(tx, [resourceId, standInId]);
  const alone = { ...panel, seats: seatsFor([standInId]), roomIds: [] };
  const slot = await settlePanel(work, alone, { start: before.scheduledStart });

  const { name, poolId } = seat;
  const isQualified =
    poolId !== null &&
    (await tx.poolMember.count({
      where: { poolId, resourceId: standInId, qualification: "qualified" },
    })) > 0;
  await tx.interviewAttendee.deleteMany({
    where: { interviewId, resourceId: { in: [resourceId, standInId] } },
  });
  await tx.interviewAttendee.create({
    data: {
      tenantId,
      interviewId,
      resourceId: standInId,
      required: true,
      seat: name,
      poolId,
      qualification: isQualified ? "qualified" : null,
      feedbackDueAt: feedbackDueAt(slot.end),
    },
  });
  await tx.reservation.deleteMany({ where: { interviewId, resourceId } });
  const span = reservedSpan(slot, panel);
  await reserve(tx, { resourceIds: [standInId], span, purpose: { interviewId } });
  const row = await tx.interview.update({
    where: { tenantId_id: { tenantId, id: interviewId } },
    data: {
      // Whoever comes back later gets an invitation that counts for more than its withdrawal.
      version: { increment: 1 },
      ...(isAutomatic && { replacements: { increment: 1 } }),
    },
  });

  const event: ScheduledEvent = { kind: "interview", row };
  const reason = await namesOf(tx, [resourceId, standInId]);
  await recordChange(tx, event, { kind: "replaced", by, reason });
  await announce(tx, { subject: "interview", id: interviewId, change: "changed" });
  await ports.announceReplacement(tx, event, { leaverId: resourceId, standInId, by });
  return row;
}

/** `Ada → Ben`: who goes, and who comes. */
async function namesOf(tx: Transaction, ids: readonly string[]): Promise<string> {
  const resources = await tx.resource.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, name: true },
  });
  return ids.map((id) => resources.find((one) => one.id === id)?.name ?? "").join(" → ");
}
