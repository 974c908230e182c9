import { isPast } from "./is-past.ts";
import { isUpcoming } from "./is-upcoming.ts";
import type { ScheduledTimes } from "./scheduled-times.ts";

/** Whether `now` lies in [scheduledStart, scheduledEnd). By the plan: actual times play no part. */
export function isInProgress(
  event: Pick<ScheduledTimes, "scheduledStart" | "scheduledEnd">,
  now: Date,
): boolean {
  return !isUpcoming(event, now) && !isPast(event, now);
}
