import { addMinutes, differenceInMinutes } from "date-fns";
import { FEEDBACK_AFTER_MINUTES, feedbackDueAt } from "../domain/feedback-due-at.ts";

const DAY_MINUTES = 24 * 60;
/** Whoever did not answer so often will not for one more. */
export const MOST_ASKS = 14;

/**
 * Scorecards are asked for when they are due, and then once a day: which asking is due at `now`, and when the next one is. After an outage only the latest is made up
 * for: nobody is asked twice at once.
 *
 * @param asked How often they were asked so far.
 * @returns `offsetMinutes` after the end; null where none is due yet
 */
export function dueAsk(
  { scheduledEnd, asked }: { readonly scheduledEnd: Date; readonly asked: number },
  now: Date,
): { readonly offsetMinutes: number; readonly next: Date | null } | null {
  const first = feedbackDueAt(scheduledEnd);
  const since = differenceInMinutes(now, first);
  if (now.getTime() < first.getTime() || asked >= MOST_ASKS) return null;
  const day = Math.floor(since / DAY_MINUTES);
  const offsetMinutes = FEEDBACK_AFTER_MINUTES + day * DAY_MINUTES;
  const isLast = asked + 1 >= MOST_ASKS;
  return {
    offsetMinutes,
    next: isLast ? null : addMinutes(scheduledEnd, offsetMinutes + DAY_MINUTES),
  };
}
