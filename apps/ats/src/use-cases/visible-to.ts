import type { Prisma } from "@convene/prisma";
import { mayRecruit, maySchedule, type Viewer } from "../domain/viewer.ts";

/** The nil UUID: nobody's resource, job or application. */
const NOBODY = "00000000-0000-0000-0000-000000000000";

/** The jobs that somebody may see: all, those that they are on the team of, or none. */
export function jobsVisibleTo(viewer: Viewer): Prisma.JobWhereInput {
  if (mayRecruit(viewer)) return {};
  if (maySchedule(viewer)) return { team: { some: { memberId: viewer.id } } };
  return { id: NOBODY };
}

/** The applications that somebody may see: those for the jobs that they may see. */
export function applicationsVisibleTo(viewer: Viewer): Prisma.ApplicationWhereInput {
  return mayRecruit(viewer) ? {} : { job: jobsVisibleTo(viewer) };
}

/** The interviews on whose panel somebody is, which still take or took place. */
export function interviewsOn({
  resourceId,
}: Pick<Viewer, "resourceId">): Prisma.InterviewWhereInput {
  return {
    status: { not: "cancelled" },
    attendees: { some: { resourceId: resourceId ?? NOBODY } },
  };
}

/**
 * The interviews that somebody may see: those for the applications that they may see, and those on
 * whose panel they are.
 */
export function interviewsVisibleTo(viewer: Viewer): Prisma.InterviewWhereInput {
  if (mayRecruit(viewer)) return {};
  const own = { attendees: { some: { resourceId: viewer.resourceId ?? NOBODY } } };
  return maySchedule(viewer) ? { OR: [own, { application: applicationsVisibleTo(viewer) }] } : own;
}
