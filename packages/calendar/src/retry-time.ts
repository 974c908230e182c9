import { addMinutes, addSeconds, max } from "date-fns";
import { type CalendarFailure, isPassing } from "./sync/calendar-failure.ts";

const LONGEST_WAIT_MINUTES = 60;

/**
 * When to try again: after 1, 2, 4 and so on up to 60 minutes, and not before the provider wants it.
 * What only a person can mend is looked at once an hour.
 *
 * @param failures In a row, this one included.
 */
export function retryTime(failure: CalendarFailure, failures: number, now: Date): Date {
  const minutes = isPassing(failure)
    ? Math.min(2 ** (failures - 1), LONGEST_WAIT_MINUTES)
    : LONGEST_WAIT_MINUTES;
  return max([addMinutes(now, minutes), addSeconds(now, failure.retryAfterSeconds ?? 0)]);
}
