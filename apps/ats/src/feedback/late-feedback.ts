import type { Prisma } from "@convene/prisma";
import { subDays } from "date-fns";

/** A scorecard is late for others when its day has passed. */
const LATE_AFTER_DAYS = 1;

/**
 * Interviews whose scorecards should be in and are not. `feedbackDueAt` says when somebody is asked
 * next; that there is such a time says that something is owed.
 *
 * @param besides A resource whose own scorecard does not count: its member is asked in another place.
 */
export function hasLateFeedback(now: Date, besides: string | null = null) {
  return {
    status: { notIn: ["cancelled", "no_show"] },
    scheduledEnd: { lte: subDays(now, LATE_AFTER_DAYS) },
    attendees: {
      some: {
        feedbackDueAt: { not: null },
        ...(besides !== null && { resourceId: { not: besides } }),
      },
    },
  } satisfies Prisma.InterviewWhereInput;
}
