import type { z } from "@hono/zod-openapi";
import type { ApplicationFeedback } from "../feedback/list-feedback.ts";
import type { OwedScorecard } from "../feedback/list-owed-scorecards.ts";
import type { Criterion, Question } from "../feedback/scorecard.ts";
import { type OwnScorecard, readScorecard } from "../feedback/view-scorecard.ts";
import type {
  applicationFeedbackSchema,
  owedSchema,
  ownScorecardSchema,
} from "./feedback-schemas.ts";

export function toOwnScorecard(own: OwnScorecard): z.infer<typeof ownScorecardSchema> {
  const { interview, applicationId, candidateName, jobTitle } = own;
  const { id, title, status, briefing, scheduledStart, scheduledEnd } = interview;
  const card = own.scorecard && readScorecard(own.scorecard);
  return {
    interview: {
      id,
      title,
      status,
      briefing,
      start: scheduledStart.toISOString(),
      end: scheduledEnd.toISOString(),
    },
    applicationId,
    candidateName,
    jobTitle,
    questions: own.questions.map(toQuestion),
    criteria: own.criteria.map(toCriterion),
    scorecard: card && {
      version: card.version,
      overall: card.overall,
      recommendation: card.recommendation,
      ratings: card.ratings,
      answers: card.answers,
      strengths: card.strengths,
      concerns: card.concerns,
      privateNotes: card.privateNotes,
      submittedAt: card.submittedAt?.toISOString() ?? null,
      updatedAt: card.updatedAt.toISOString(),
    },
  };
}

export function toOwed(items: readonly OwedScorecard[]): z.infer<typeof owedSchema> {
  return { items: items.map(({ end, ...rest }) => ({ ...rest, end: end.toISOString() })) };
}

export function toApplicationFeedback(
  feedback: ApplicationFeedback,
): z.infer<typeof applicationFeedbackSchema> {
  return {
    ...feedback,
    owed: [...feedback.owed],
    interviews: feedback.interviews.map((interview) => ({
      ...interview,
      start: interview.start.toISOString(),
      end: interview.end.toISOString(),
      questions: interview.questions.map(toQuestion),
      criteria: interview.criteria.map(toCriterion),
      scorecards: interview.scorecards.map((card) => ({
        ...card,
        ratings: [...card.ratings],
        answers: [...card.answers],
        submittedAt: card.submittedAt.toISOString(),
        correctedAt: card.correctedAt?.toISOString() ?? null,
      })),
      missing: [...interview.missing],
    })),
  };
}

function toQuestion({ id, text, hint }: Question) {
  return { id, text, hint: hint ?? null };
}

function toCriterion({ id, name, description, weight }: Criterion) {
  return { id, name, description: description ?? null, weight };
}
