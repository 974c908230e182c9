import {
  type Actor,
  type Interview,
  releaseReservations,
  reserve,
  reservedSpan,
  type Work,
} from "@convene/prisma";
import { possibleChanges } from "../domain/change-policy.ts";
import { feedbackDueAt } from "../domain/feedback-due-at.ts";
import type { Viewer } from "../domain/viewer.ts";
import { loadPanel } from "../slots/load-panel.ts";
import { type SettledPanel, settlePanel } from "../slots/settle-panel.ts";
import { lockInterview } from "./lock-interview.ts";

export interface RescheduleRequest {
  readonly interviewId: string;
  readonly start: Date;
  readonly by: Actor;
  readonly reason?: string | undefined;
  /** Who asks for it; left out: no matter who. */
  readonly viewer?: Viewer | undefined;
}

/**
 * Moves an interview to another time, with the same panel and as long as it was; to another room of its
 * template's where its own is not free. It is `scheduled` again: whoever had confirmed or accepted it does
 * so once more.
 *
 * @throws NotFoundError
 * @throws EventClosedError for one that is over or cancelled
 * @throws InvalidTransitionError for one that is in progress
 * @throws RescheduleLimitError
 * @throws SlotTakenError
 * @throws SlotNotOfferedError
 */
export async function rescheduleInterview(
  work: Work,
  { interviewId, start, by, reason, viewer }: RescheduleRequest,
): Promise<Interview> {
  const { tx, now } = work;
  const interview = await lockInterview(work, interviewId, viewer);
  const { whyNotMove } = possibleChanges(interview, "staff", now);
  if (whyNotMove) throw whyNotMove;

  const panel = await loadPanel(tx, { interviewId });
  const slot = await settlePanel(work, panel, { start });
  await changeRoom(work, interview, slot);
  await tx.interviewAttendee.updateMany({
    where: { interviewId },
    data: { response: "pending", respondedAt: null, declineReason: null },
  });
  await tx.interviewAttendee.updateMany({
    where: { interviewId, required: true },
    data: { feedbackDueAt: feedbackDueAt(slot.end), feedbackAsked: 0 },
  });
  const moved = await interview.reschedule({
    start: slot.start,
    end: slot.end,
    by,
    reason,
    at: now,
  });
  if (!moved.ok) throw moved.error;
  return moved.value;
}

/** Takes the other room instead, at the new time, and says so where the place is told. */
async function changeRoom(work: Work, interview: Interview, slot: SettledPanel): Promise<void> {
  const { tx } = work;
  const { id: interviewId, location } = interview;
  const held = await tx.reservation.findFirst({
    where: { interviewId, resourceKind: "room" },
    select: { resourceId: true, resource: { select: { name: true } } },
  });
  if (!held || slot.roomId === null || held.resourceId === slot.roomId) return;
  const { name } = await tx.resource.findFirstOrThrow({
    where: { id: slot.roomId },
    select: { name: true },
  });
  const purpose = { interviewId };
  const released = await releaseReservations(tx, purpose);
  const kept = released.filter((id) => id !== held.resourceId);
  const resourceIds = [...kept, slot.roomId];
  await reserve(tx, { resourceIds, span: reservedSpan(slot, interview), purpose });
  if (location?.startsWith(held.resource.name)) {
    const place = name + location.slice(held.resource.name.length);
    await tx.interview.updateMany({ where: { id: interviewId }, data: { location: place } });
  }
}
