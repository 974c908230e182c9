import type { Interview } from "@convene/prisma";
import {
  InvalidTransitionError,
  type SchedulingError,
  whyNotCancellable,
  whyNotReschedulable,
} from "@convene/scheduling-core";
import { TooLateToChangeError } from "./interview-refusals.ts";
import { interviewStatus } from "./interview-status.ts";

/** What may still be done to an interview; null where it can be done. */
export interface PossibleChanges {
  readonly whyNotMove: SchedulingError | null;
  readonly whyNotCancel: SchedulingError | null;
  /** By another person on its panel. */
  readonly whyNotReplace: SchedulingError | null;
}

export type ChangeableInterview = Pick<
  Interview,
  "scheduledStart" | "cancelledAt" | "status" | "rescheduleCount" | "rescheduleLimit"
>;

/**
 * What may still be done to an interview at `now`. What has begun can no longer be moved. Candidates
 * ask for another time by calling off, until the start.
 */
export function possibleChanges(
  interview: ChangeableInterview,
  audience: "staff" | "candidate",
  now: Date,
): PossibleChanges {
  const { cancelledAt, scheduledStart, status, rescheduleCount, rescheduleLimit } = interview;
  const closable = { cancelledAt, isFinal: interviewStatus.isFinal(status) };
  const begun = status === "in_progress" ? new InvalidTransitionError(status, "scheduled") : null;
  const tooLate =
    audience === "candidate" && now.getTime() >= scheduledStart.getTime()
      ? new TooLateToChangeError(scheduledStart)
      : null;
  return {
    whyNotMove:
      whyNotReschedulable({ ...closable, rescheduleCount, rescheduleLimit }) ?? begun ?? tooLate,
    whyNotCancel: whyNotCancellable(closable) ?? tooLate,
    // Like a cancellation for the one who leaves: how often it was moved does not matter.
    whyNotReplace: whyNotCancellable(closable) ?? begun ?? tooLate,
  };
}
