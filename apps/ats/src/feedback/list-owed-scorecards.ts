import type { Work } from "@convene/prisma";
import { subDays } from "date-fns";
import { maySchedule, type Viewer } from "../domain/viewer.ts";
import { interviewsVisibleTo } from "../use-cases/visible-to.ts";

/** A scorecard that is not in. */
export interface OwedScorecard {
  readonly interviewId: string;
  readonly applicationId: string;
  readonly title: string;
  readonly candidateName: string;
  readonly jobTitle: string;
  /** Who owes it. */
  readonly name: string;
  readonly isOwn: boolean;
  readonly end: Date;
  /** How often they were asked. */
  readonly asked: number;
  readonly hasDraft: boolean;
}

/** What is older is not asked for any more. */
const DAYS_BACK = 90;

/**
 * The scorecards that are not in: the viewer's own, and for those who schedule, of all interviews that
 * they may see. The oldest first.
 */
export async function listOwedScorecards(
  { tx, now }: Work,
  viewer: Viewer,
): Promise<OwedScorecard[]> {
  const rows = await tx.interviewAttendee.findMany({
    where: {
      required: true,
      resource: { member: { isNot: null } },
      interview: {
        AND: [interviewsVisibleTo(viewer)],
        scheduledEnd: { lte: now, gt: subDays(now, DAYS_BACK) },
        status: { notIn: ["cancelled", "no_show"] },
      },
      ...(!maySchedule(viewer) && { resourceId: viewer.resourceId ?? viewer.id }),
    },
    orderBy: [
      { interview: { scheduledEnd: "asc" } },
      { interviewId: "asc" },
      { resourceId: "asc" },
    ],
    select: {
      feedbackAsked: true,
      resource: { select: { member: { select: { id: true, name: true } } } },
      interview: {
        select: {
          id: true,
          title: true,
          applicationId: true,
          scheduledEnd: true,
          application: {
            select: { candidate: { select: { name: true } }, job: { select: { title: true } } },
          },
          scorecards: { select: { memberId: true, submittedAt: true } },
        },
      },
    },
  });
  return rows.flatMap(({ resource, interview, feedbackAsked }) => {
    const { member } = resource;
    const card = interview.scorecards.find(({ memberId }) => memberId === member?.id);
    if (!member || card?.submittedAt) return [];
    return {
      interviewId: interview.id,
      applicationId: interview.applicationId,
      title: interview.title,
      candidateName: interview.application.candidate.name,
      jobTitle: interview.application.job.title,
      name: member.name,
      isOwn: member.id === viewer.id,
      end: interview.scheduledEnd,
      asked: feedbackAsked,
      hasDraft: card !== undefined,
    };
  });
}
