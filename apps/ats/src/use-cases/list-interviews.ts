import {
  type Interview,
  LONGEST_RESERVATION_DAYS,
  readTaken,
  type TakenTime,
  type Work,
} from "@convene/prisma";
import { type Interval, requireRange } from "@convene/scheduling-core";
import { subDays } from "date-fns";
import { maySchedule, type Viewer } from "../domain/viewer.ts";
import { type InterviewerEntry, listInterviewers } from "./list-interviewers.ts";
import { interviewsVisibleTo } from "./visible-to.ts";

/** Two months of a calendar page with their margins; who wants more asks again. */
const LONGEST_CALENDAR_RANGE_DAYS = 62;

export interface ListInterviewsRequest {
  readonly range: Interval;
  /** Resources of the people whose calendar is shown; left out or empty: everyone's interviews. */
  readonly personIds?: readonly string[] | undefined;
  readonly viewer: Viewer;
}

export interface CalendarInterview {
  readonly interview: Interview;
  readonly candidateName: string;
  readonly jobTitle: string;
  /** The panel, by name. */
  readonly interviewers: readonly { readonly id: string; readonly name: string }[];
}

export interface InterviewCalendar {
  /** Whose calendars the viewer may choose among, by name. */
  readonly people: readonly InterviewerEntry[];
  /** By start; cancelled ones too. */
  readonly interviews: readonly CalendarInterview[];
  /** What else takes the chosen people's time. */
  readonly taken: readonly TakenTime[];
}

/**
 * The calendar of interviews within a range of at most 62 days. Of chosen people it also says what
 * else takes their time: the other app's appointments, days off, connected calendars.
 *
 * @throws InvalidInputError for a range that is reversed or too long
 */
export async function listInterviews(
  work: Work,
  { range, personIds = [], viewer }: ListInterviewsRequest,
): Promise<InterviewCalendar> {
  requireRange(range, LONGEST_CALENDAR_RANGE_DAYS);
  const { tx } = work;
  const everyone = await listInterviewers(work);
  const people = maySchedule(viewer)
    ? everyone
    : everyone.filter((person) => person.id === viewer.resourceId);
  // Somebody whom the viewer may not see, or who is gone, is simply not shown.
  const chosen = people.filter((person) => personIds.includes(person.id)).map(({ id }) => id);
  const interviews = await tx.interview.findMany({
    where: {
      AND: [
        interviewsVisibleTo(viewer),
        chosen.length > 0 ? { attendees: { some: { resourceId: { in: chosen } } } } : {},
      ],
      // The lower bound keeps it an index range: no interview is longer than a reservation.
      scheduledStart: { lt: range.end, gt: subDays(range.start, LONGEST_RESERVATION_DAYS) },
      scheduledEnd: { gt: range.start },
    },
    orderBy: [{ scheduledStart: "asc" }, { id: "asc" }],
    include: {
      application: {
        select: { candidate: { select: { name: true } }, job: { select: { title: true } } },
      },
      attendees: {
        orderBy: { resource: { name: "asc" } },
        select: { resource: { select: { id: true, name: true } } },
      },
    },
  });
  return {
    people,
    interviews: interviews.map(({ application, attendees, ...interview }) => ({
      interview,
      candidateName: application.candidate.name,
      jobTitle: application.job.title,
      interviewers: attendees.map(({ resource }) => resource),
    })),
    taken: await readTaken(work, chosen, range, "interview"),
  };
}
