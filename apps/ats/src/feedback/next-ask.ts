import { addMinutes, differenceInMinutes } from "date-fns";

/** Minutes after the end at which a scorecard is first asked for; then once a day. */
export const FIRST_ASK_MINUTES = 60;
const DAY_MINUTES = 24 * 60;
/** Whoever did not answer so often will not for one more. */
export const MOST_ASKS = 14;

/** When a scorecard is first asked for. */
export function firstAskAt(scheduledEnd: Date): Date {
  return addMinutes(scheduledEnd, FIRST_ASK_MINUTES);
}

/**
 * Which asking is due at `now`, and when the next one is. After an outage only the latest is made up
 * for: nobody is asked twice at once.
 *
 * @param asked How often they were asked so far.
 * @returns `offsetMinutes` after the end; null where none is due yet
 */
export function dueAsk(
  { scheduledEnd, asked }: { readonly scheduledEnd: Date; readonly asked: number },
  now: Date,
): { readonly offsetMinutes: number; readonly next: Date | null } | null {
  const since = differenceInMinutes(now, firstAskAt(scheduledEnd));
  if (now.getTime() < firstAskAt(scheduledEnd).getTime() || asked >= MOST_ASKS) return null;
  const day = Math.floor(since / DAY_MINUTES);
  const offsetMinutes = FIRST_ASK_MINUTES + day * DAY_MINUTES;
  const isLast = asked + 1 >= MOST_ASKS;
  return {
    offsetMinutes,
    next: isLast ? null : addMinutes(scheduledEnd, offsetMinutes + DAY_MINUTES),
  };
}
