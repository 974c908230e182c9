import { announce, lockEvent, type Recommendation, type Work } from "@convene/prisma";
import { ConcurrentChangeError, InvalidInputError } from "@convene/scheduling-core";
import { uuidv7 } from "uuidv7";
import { NotStartedYetError } from "../domain/interview-refusals.ts";
import type { Viewer } from "../domain/viewer.ts";
import {
  NoFeedbackError,
  ScorecardHandedInError,
  ScorecardIncompleteError,
} from "./feedback-refusals.ts";
import type { Answer, Rating } from "./scorecard.ts";
import { viewScorecard } from "./view-scorecard.ts";

export interface ScorecardRequest {
  readonly interviewId: string;
  readonly viewer: Viewer;
  /** Of the scorecard that they saw; null: there was none. */
  readonly seenVersion: number | null;
  /** Handed in: others see it. A draft is seen by its author only. */
  readonly submit: boolean;
  /** 1 to 5. */
  readonly overall: number | null;
  readonly recommendation: Recommendation | null;
  readonly ratings: readonly Rating[];
  readonly answers: readonly Answer[];
  readonly strengths: string | null;
  readonly concerns: string | null;
  readonly privateNotes: string | null;
}

/**
 * Saves the viewer's scorecard of an interview that has begun. Handed in, it is asked for no more; it
 * can be corrected afterwards, but not taken back.
 *
 * @throws NotFoundError where they are not on the panel
 * @throws NotStartedYetError before the interview
 * @throws NoFeedbackError for one that did not take place
 * @throws ScorecardIncompleteError where it is handed in without a judgement
 * @throws ScorecardHandedInError for a draft of what is handed in
 * @throws ConcurrentChangeError where another window has saved it since
 * @throws InvalidInputError for a criterion or a question that the interview does not have
 */
export async function saveScorecard(work: Work, request: ScorecardRequest): Promise<void> {
  const { tx, tenantId, now } = work;
  const { interviewId, viewer, seenVersion, submit, overall, recommendation } = request;
  // Two windows of the same person queue here.
  await lockEvent(tx, "interview", interviewId);
  const { interview, questions, criteria, scorecard } = await viewScorecard(
    work,
    interviewId,
    viewer,
  );
  if (now.getTime() < interview.scheduledStart.getTime() && interview.actualStart === null) {
    throw new NotStartedYetError(interview.scheduledStart);
  }
  if (interview.status === "cancelled" || interview.status === "no_show") {
    throw new NoFeedbackError();
  }
  if ((scorecard?.version ?? null) !== seenVersion) {
    throw new ConcurrentChangeError("The scorecard");
  }
  if (scorecard?.submittedAt && !submit) throw new ScorecardHandedInError();
  if (submit && overall === null) throw new ScorecardIncompleteError("overall");
  if (submit && recommendation === null) throw new ScorecardIncompleteError("recommendation");
  requireKnown("ratings", request.ratings, (one) => one.criterionId, criteria);
  requireKnown("answers", request.answers, (one) => one.questionId, questions);

  const { ratings, answers, strengths, concerns, privateNotes } = request;
  const said = {
    overall,
    recommendation,
    ratings: [...ratings],
    answers: [...answers],
    strengths,
    concerns,
    privateNotes,
    updatedAt: now,
    ...(submit && { submittedAt: scorecard?.submittedAt ?? now }),
  };
  const key = { tenantId, interviewId, memberId: viewer.id };
  await tx.scorecard.upsert({
    where: { tenantId_interviewId_memberId: key },
    create: { ...key, id: uuidv7(), createdAt: now, ...said },
    update: { ...said, version: { increment: 1 } },
    select: { id: true },
  });
  if (submit && viewer.resourceId !== null) {
    await tx.interviewAttendee.updateMany({
      where: { interviewId, resourceId: viewer.resourceId },
      data: { feedbackDueAt: null },
    });
  }
  await announce(tx, { subject: "feedback", id: interviewId, change: "changed" });
}

function requireKnown<T>(
  field: string,
  given: readonly T[],
  idOf: (one: T) => string,
  known: readonly { readonly id: string }[],
): void {
  const ids = given.map(idOf);
  if (ids.some((id) => !known.some((one) => one.id === id))) {
    throw new InvalidInputError(field, "must be about what the interview asks for");
  }
  if (new Set(ids).size !== ids.length) {
    throw new InvalidInputError(field, "must name each once");
  }
}
