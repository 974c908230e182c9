import type { InterviewStatus, Recommendation, Work } from "@convene/prisma";
import { NotFoundError } from "@convene/scheduling-core";
import type { Viewer } from "../domain/viewer.ts";
import { applicationsVisibleTo, interviewsVisibleTo } from "../use-cases/visible-to.ts";
import { mayReadPrivateNotes, maySeeScorecard } from "./may-see-scorecard.ts";
import {
  type Answer,
  type Criterion,
  criteriaSchema,
  type Question,
  questionsSchema,
  type Rating,
  type Spread,
  spreadOf,
  weightedScore,
} from "./scorecard.ts";
import { readScorecard } from "./view-scorecard.ts";

export interface ScorecardView {
  readonly memberId: string;
  readonly author: string;
  readonly overall: number | null;
  readonly recommendation: Recommendation | null;
  /** By the weights of the criteria; null where nothing was rated. */
  readonly score: number | null;
  readonly ratings: readonly Rating[];
  readonly answers: readonly Answer[];
  readonly strengths: string | null;
  readonly concerns: string | null;
  /** Null also where the viewer may not read them. */
  readonly privateNotes: string | null;
  readonly submittedAt: Date;
  /** When it was corrected after it had been handed in; null: never. */
  readonly correctedAt: Date | null;
}

/** Somebody whose scorecard is not to be seen. */
export interface MissingScorecard {
  readonly name: string;
  /** `hidden`: handed in, but the viewer's own is not. */
  readonly why: "owed" | "hidden";
}

export interface InterviewFeedback {
  readonly id: string;
  readonly title: string;
  readonly status: InterviewStatus;
  readonly start: Date;
  readonly end: Date;
  readonly questions: readonly Question[];
  readonly criteria: readonly Criterion[];
  /** By author. */
  readonly scorecards: readonly ScorecardView[];
  readonly missing: readonly MissingScorecard[];
}

export interface ApplicationFeedback {
  readonly applicationId: string;
  readonly candidateName: string;
  readonly jobTitle: string;
  /** Those that took place or are to, by start. */
  readonly interviews: readonly InterviewFeedback[];
  /** The interviews whose scorecards the viewer owes: until they are in, others' are hidden. */
  readonly owed: readonly string[];
  /** Of what is seen. */
  readonly overall: Spread | null;
}

/**
 * All that is said about a candidate, side by side, for those who may see it.
 *
 * @throws NotFoundError also for an application that the viewer has nothing to do with
 */
export async function listFeedback(
  { tx, tenantId, now }: Work,
  applicationId: string,
  viewer: Viewer,
): Promise<ApplicationFeedback> {
  const application = await tx.application.findFirst({
    where: {
      tenantId,
      id: applicationId,
      OR: [applicationsVisibleTo(viewer), { interviews: { some: interviewsVisibleTo(viewer) } }],
    },
    include: {
      candidate: { select: { name: true } },
      job: { select: { title: true } },
      interviews: {
        where: { AND: [interviewsVisibleTo(viewer)], status: { notIn: ["cancelled", "no_show"] } },
        orderBy: [{ scheduledStart: "asc" }, { id: "asc" }],
        include: {
          scorecards: { include: { member: { select: { name: true } } } },
          attendees: {
            include: {
              resource: { select: { name: true, member: { select: { id: true, name: true } } } },
            },
          },
        },
      },
    },
  });
  if (!application) throw new NotFoundError("application");

  const owed = application.interviews
    .filter(
      ({ attendees, scorecards, scheduledEnd }) =>
        scheduledEnd.getTime() <= now.getTime() &&
        attendees.some(
          ({ resourceId, required }) => required && resourceId === viewer.resourceId,
        ) &&
        !scorecards.some(({ memberId, submittedAt }) => memberId === viewer.id && submittedAt),
    )
    .map(({ id }) => id);
  const involvement = { viewer, owesScorecard: owed.length > 0 };

  const interviews = application.interviews.map((interview): InterviewFeedback => {
    const criteria = criteriaSchema.parse(interview.criteria);
    const handedIn = interview.scorecards.filter(({ submittedAt }) => submittedAt !== null);
    const seen = handedIn.filter((card) => maySeeScorecard(card, involvement));
    const missing = interview.attendees.flatMap(({ resource, required }): MissingScorecard[] => {
      const memberId = resource.member?.id;
      if (seen.some((card) => card.memberId === memberId)) return [];
      const name = resource.member?.name ?? resource.name;
      if (handedIn.some((card) => card.memberId === memberId)) return [{ name, why: "hidden" }];
      const isOver = interview.scheduledEnd.getTime() <= now.getTime();
      return required && isOver ? [{ name, why: "owed" }] : [];
    });
    return {
      id: interview.id,
      title: interview.title,
      status: interview.status,
      start: interview.scheduledStart,
      end: interview.scheduledEnd,
      questions: questionsSchema.parse(interview.questions),
      criteria,
      scorecards: seen
        .map(({ member, ...row }) => {
          const card = readScorecard(row);
          const submittedAt = card.submittedAt ?? card.updatedAt;
          return {
            memberId: card.memberId,
            author: member.name,
            overall: card.overall,
            recommendation: card.recommendation,
            score: weightedScore(criteria, card.ratings),
            ratings: card.ratings,
            answers: card.answers,
            strengths: card.strengths,
            concerns: card.concerns,
            privateNotes: mayReadPrivateNotes(card, viewer) ? card.privateNotes : null,
            submittedAt,
            correctedAt: card.updatedAt > submittedAt ? card.updatedAt : null,
          };
        })
        .sort((a, b) => a.author.localeCompare(b.author)),
      missing,
    };
  });
  return {
    applicationId,
    candidateName: application.candidate.name,
    jobTitle: application.job.title,
    interviews,
    owed,
    overall: spreadOf(
      interviews.flatMap(({ scorecards }) => scorecards.flatMap(({ overall }) => overall ?? [])),
    ),
  };
}
