import type { Actor, Interview, Work } from "@convene/prisma";
import { possibleChanges } from "../domain/change-policy.ts";
import { loadPanel } from "../slots/load-panel.ts";
import { settlePanel } from "../slots/settle-panel.ts";
import { lockInterview } from "./lock-interview.ts";

export interface RescheduleRequest {
  readonly interviewId: string;
  readonly start: Date;
  readonly by: Actor;
  readonly reason?: string | undefined;
}

/**
 * Moves an interview to another time, with the same panel and as long as it was. It is `scheduled`
 * again: whoever had confirmed it confirms once more.
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
  { interviewId, start, by, reason }: RescheduleRequest,
): Promise<Interview> {
  const { tx, now } = work;
  const interview = await lockInterview(work, interviewId);
  const { whyNotMove } = possibleChanges(interview, "staff", now);
  if (whyNotMove) throw whyNotMove;

  const panel = await loadPanel(tx, { interviewId });
  const slot = await settlePanel(tx, panel, { start, now });
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
