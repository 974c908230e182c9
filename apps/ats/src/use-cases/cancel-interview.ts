import type { Actor, Interview, Work } from "@convene/prisma";
import { possibleChanges } from "../domain/change-policy.ts";
import type { Viewer } from "../domain/viewer.ts";
import { expectNoFeedback } from "./expect-no-feedback.ts";
import { lockInterview } from "./lock-interview.ts";

export interface CancelRequest {
  readonly interviewId: string;
  /** A member, or the candidate (by whatever id: a link knows no more than the interview). */
  readonly by: Actor;
  readonly reason?: string | undefined;
  /** Who asks for it; left out: no matter who. */
  readonly viewer?: Viewer | undefined;
}

/**
 * Cancels an interview; everybody's time is free again, and all are told. A candidate can do so until
 * the start.
 *
 * @throws NotFoundError
 * @throws EventClosedError for one that is over or cancelled already
 * @throws TooLateToChangeError for a candidate from the start on
 */
export async function cancelInterview(
  work: Work,
  { interviewId, by, reason, viewer }: CancelRequest,
): Promise<Interview> {
  const interview = await lockInterview(work, interviewId, viewer);
  const isCandidate = by.kind === "candidate";
  const audience = isCandidate ? "candidate" : "staff";
  const { whyNotCancel } = possibleChanges(interview, audience, work.now);
  if (whyNotCancel) throw whyNotCancel;

  const actor: Actor = isCandidate
    ? { kind: "candidate", id: interview.application.candidateId }
    : by;
  const cancelled = await interview.cancel({ by: actor, reason, at: work.now });
  if (!cancelled.ok) throw cancelled.error;
  await expectNoFeedback(work.tx, interviewId);
  return cancelled.value;
}
