import { type SuccessBody, unwrap } from "@convene/web-kit";
import { queryOptions } from "@tanstack/react-query";
import { api } from "../api.ts";

export type OwnScorecard = SuccessBody<
  Awaited<ReturnType<(typeof api.interviews)[":id"]["scorecard"]["$get"]>>
>;
export type ApplicationFeedback = SuccessBody<
  Awaited<ReturnType<(typeof api.applications)[":id"]["feedback"]["$get"]>>
>;
export type InterviewFeedback = ApplicationFeedback["interviews"][number];
export type ScorecardView = InterviewFeedback["scorecards"][number];
export type Recommendation = NonNullable<ScorecardView["recommendation"]>;

export const owedScorecardsQuery = queryOptions({
  queryKey: ["feedback", "owed"],
  queryFn: () => unwrap(api.scorecards.owed.$get()),
});

export function ownScorecardQuery(interviewId: string) {
  return queryOptions({
    queryKey: ["scorecard", interviewId],
    queryFn: () => unwrap(api.interviews[":id"].scorecard.$get({ param: { id: interviewId } })),
  });
}

export function applicationFeedbackQuery(applicationId: string) {
  return queryOptions({
    queryKey: ["feedback", applicationId],
    queryFn: () => unwrap(api.applications[":id"].feedback.$get({ param: { id: applicationId } })),
  });
}

/** From the worst to the best. */
export const RECOMMENDATIONS = [
  "strong_no",
  "no",
  "undecided",
  "yes",
  "strong_yes",
] as const satisfies readonly Recommendation[];
