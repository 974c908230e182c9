import type { Interview, Scorecard, Work } from "@convene/prisma";
import { NotFoundError } from "@convene/scheduling-core";
import type { Viewer } from "../domain/viewer.ts";
import {
  answersSchema,
  type Criterion,
  criteriaSchema,
  type Question,
  questionsSchema,
  ratingsSchema,
} from "./scorecard.ts";

export interface OwnScorecard {
  readonly interview: Interview;
  readonly candidateName: string;
  readonly jobTitle: string;
  readonly applicationId: string;
  readonly questions: readonly Question[];
  readonly criteria: readonly Criterion[];
  /** Null: nothing is written yet. */
  readonly scorecard: Scorecard | null;
}

/**
 * The viewer's scorecard of an interview, with what it asks for.
 *
 * @throws NotFoundError also where they are not on the panel
 */
export async function viewScorecard(
  { tx, tenantId }: Work,
  interviewId: string,
  viewer: Viewer,
): Promise<OwnScorecard> {
  if (viewer.resourceId === null) throw new NotFoundError("interview");
  const found = await tx.interview.findFirst({
    where: { tenantId, id: interviewId, attendees: { some: { resourceId: viewer.resourceId } } },
    include: {
      application: {
        select: { candidate: { select: { name: true } }, job: { select: { title: true } } },
      },
      scorecards: { where: { memberId: viewer.id } },
    },
  });
  if (!found) throw new NotFoundError("interview");
  const { application, scorecards, ...interview } = found;
  return {
    interview,
    candidateName: application.candidate.name,
    jobTitle: application.job.title,
    applicationId: interview.applicationId,
    questions: questionsSchema.parse(interview.questions),
    criteria: criteriaSchema.parse(interview.criteria),
    scorecard: scorecards[0] ?? null,
  };
}

/** The JSON columns of a scorecard, read. */
export function readScorecard({ ratings, answers, ...rest }: Scorecard) {
  return { ...rest, ratings: ratingsSchema.parse(ratings), answers: answersSchema.parse(answers) };
}
