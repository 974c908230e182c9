import type { OwnScorecard, Recommendation } from "./feedback-queries.ts";

/** A scorecard while it is written. */
export interface ScorecardValues {
  overall: number | null;
  recommendation: Recommendation | null;
  ratings: Record<string, number | null>;
  ratingNotes: Record<string, string>;
  answers: Record<string, string>;
  strengths: string;
  concerns: string;
  privateNotes: string;
}

export function toValues({ scorecard, criteria, questions }: OwnScorecard): ScorecardValues {
  const ratingOf = (id: string) => scorecard?.ratings.find((one) => one.criterionId === id);
  const answerTo = (id: string) => scorecard?.answers.find((one) => one.questionId === id)?.note;
  return {
    overall: scorecard?.overall ?? null,
    recommendation: scorecard?.recommendation ?? null,
    ratings: Object.fromEntries(criteria.map(({ id }) => [id, ratingOf(id)?.rating ?? null])),
    ratingNotes: Object.fromEntries(criteria.map(({ id }) => [id, ratingOf(id)?.note ?? ""])),
    answers: Object.fromEntries(questions.map(({ id }) => [id, answerTo(id) ?? ""])),
    strengths: scorecard?.strengths ?? "",
    concerns: scorecard?.concerns ?? "",
    privateNotes: scorecard?.privateNotes ?? "",
  };
}

/** What the API is sent; what was left empty is left out. */
export function toInput(values: ScorecardValues) {
  const { overall, recommendation, ratings, ratingNotes, answers } = values;
  const { strengths, concerns, privateNotes } = values;
  return {
    overall,
    recommendation,
    ratings: Object.entries(ratings)
      .map(([criterionId, rating]) => ({
        criterionId,
        rating,
        note: ratingNotes[criterionId]?.trim() || null,
      }))
      .filter(({ rating, note }) => rating !== null || note !== null),
    answers: Object.entries(answers)
      .filter(([, note]) => note.trim() !== "")
      .map(([questionId, note]) => ({ questionId, note })),
    strengths: strengths.trim() || null,
    concerns: concerns.trim() || null,
    privateNotes: privateNotes.trim() || null,
  };
}
