import { type Actor, announce, type Interview, recordChange, type Work } from "@convene/prisma";
import { ConcurrentChangeError, canBegin } from "@convene/scheduling-core";
import { NotStartedYetError, TooLateToChangeError } from "../domain/interview-refusals.ts";
import { interviewStatus } from "../domain/interview-status.ts";
import type { Viewer } from "../domain/viewer.ts";
import { countTowardsQualification } from "../panels/count-towards-qualification.ts";
import { expectNoFeedback } from "./expect-no-feedback.ts";
import { lockInterview } from "./lock-interview.ts";

export interface StatusRequest {
  readonly interviewId: string;
  readonly to: "confirmed" | "in_progress" | "completed" | "no_show";
  readonly by: Actor;
  /** The start that they had before their eyes: a confirmation is of that time and no other. */
  readonly seenStart?: Date | undefined;
  /** Interviewers report on their own interviews only. Left out: the candidate, by their link. */
  readonly viewer?: Viewer | undefined;
}

const CHANGE_KINDS = {
  confirmed: "confirmed",
  in_progress: "started",
  completed: "completed",
  no_show: "no_show",
} as const;

/**
 * What somebody reports: it will take place (`confirmed`), it begins (`in_progress` keeps when), it is
 * over (`completed` keeps when, and counts for who learns), or the candidate did not come.
 *
 * @throws NotFoundError
 * @throws InvalidTransitionError
 * @throws NotStartedYetError for a no-show before the start, and for a beginning long before it
 * @throws ConcurrentChangeError where it was moved since `seenStart` was read
 * @throws TooLateToChangeError for a candidate who confirms what is over
 */
export async function setInterviewStatus(
  work: Work,
  { interviewId, to, by, seenStart, viewer }: StatusRequest,
): Promise<Interview> {
  const { tx, tenantId, now } = work;
  const before = await lockInterview(work, interviewId, viewer);
  if (seenStart && seenStart.getTime() !== before.scheduledStart.getTime()) {
    throw new ConcurrentChangeError("The interview");
  }
  if (by.kind === "candidate" && now.getTime() >= before.scheduledEnd.getTime()) {
    throw new TooLateToChangeError(before.scheduledStart);
  }
  const status = interviewStatus.move(before.status, to);
  const isEarly =
    (to === "no_show" && now.getTime() < before.scheduledStart.getTime()) ||
    (to === "in_progress" && !canBegin(before, now));
  if (isEarly) {
    throw new NotStartedYetError(before.scheduledStart);
  }
  const actor: Actor =
    by.kind === "candidate" ? { kind: "candidate", id: before.application.candidateId } : by;

  const row = await tx.interview.update({
    where: { tenantId_id: { tenantId, id: interviewId } },
    data: {
      status,
      // Whoever is here, or was not, needs no reminder; whoever has confirmed still does.
      ...(to !== "confirmed" && { nextReminderAt: null }),
      ...(to === "in_progress" && { actualStart: now }),
      ...(to === "completed" && { actualEnd: now }),
    },
  });
  if (to === "completed") await countTowardsQualification(work, interviewId);
  if (to === "no_show") await expectNoFeedback(tx, interviewId);
  await recordChange(tx, { kind: "interview", row }, { kind: CHANGE_KINDS[to], by: actor });
  await announce(tx, { subject: "interview", id: interviewId, change: "changed" });
  return row;
}
