import { addMinutes, differenceInMinutes } from "date-fns";
import type { InterviewStatus } from "../../generated/enums.ts";

/** When scorecards are asked for: an hour after the end, and then daily, so often at most. */
const [FIRST_ASK_MINUTES, DAY_MINUTES, MOST_ASKS] = [60, 1440, 14];

/** How often somebody was asked for a scorecard that is not in, and when they are next. */
export function askedFor(
  { status, end }: { readonly status: InterviewStatus; readonly end: Date },
  now: Date,
): { readonly feedbackDueAt: Date | null; readonly feedbackAsked: number } {
  if (status === "cancelled" || status === "no_show") {
    return { feedbackDueAt: null, feedbackAsked: 0 };
  }
  const first = addMinutes(end, FIRST_ASK_MINUTES);
  const since = differenceInMinutes(now, first);
  const asked = now < first ? 0 : Math.floor(since / DAY_MINUTES) + 1;
  const feedbackDueAt = asked < MOST_ASKS ? addMinutes(first, asked * DAY_MINUTES) : null;
  return { feedbackDueAt, feedbackAsked: Math.min(asked, MOST_ASKS) };
}
