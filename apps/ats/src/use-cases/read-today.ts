import type { AttendeeResponse, InterviewStatus, Prisma, Work } from "@convene/prisma";
import { localDay, toLocal } from "@convene/scheduling-core";
import { subDays } from "date-fns";
import { mayRecruit, maySchedule, type Viewer } from "../domain/viewer.ts";
import { hasLateFeedback } from "../feedback/late-feedback.ts";
import { applicationsVisibleTo, interviewsVisibleTo } from "./visible-to.ts";

/** For whom the day is read. */
export interface TodayReader extends Viewer {
  /** IANA: whose day it is. */
  readonly timeZone: string;
}

export interface TodayInterview {
  readonly id: string;
  readonly title: string;
  readonly status: InterviewStatus;
  readonly start: Date;
  readonly end: Date;
  readonly location: string | null;
  readonly meetingUrl: string | null;
  readonly candidateName: string;
  readonly jobTitle: string;
  readonly interviewers: readonly string[];
  /** What the reader answered; null where they are not on the panel. */
  readonly response: AttendeeResponse | null;
}

/** Something that waits for a person, one kind of it. */
export interface Decision {
  readonly kind: DecisionKind;
  /** At most `MOST_COUNTED`, which means that or more. */
  readonly count: number;
  /** The first few of it. */
  readonly items: readonly DecisionItem[];
}

export interface DecisionItem {
  /** Of the interview, request or offer; of the member, where it is about a calendar. */
  readonly id: string;
  /** Of whom it speaks: the candidate, or the member. */
  readonly name: string;
  /** The interview or the job; null where there is no more to say. */
  readonly title: string | null;
  /** When it starts, or since when it waits. */
  readonly at: Date | null;
}

export const DECISION_KINDS = [
  "invitations",
  "feedback",
  "conflicts",
  "declined",
  "answeredRequests",
  "approvals",
  "counteredOffers",
  "lateFeedback",
  "failedMessages",
  "lostCalendars",
] as const;
export type DecisionKind = (typeof DECISION_KINDS)[number];

export interface Today {
  /** The local date, `YYYY-MM-DD`. */
  readonly day: string;
  /** By start; what is still in progress from another day too. Without cancelled ones. */
  readonly interviews: readonly TodayInterview[];
  /** Kinds of which there is something, in the order of `DECISION_KINDS`. */
  readonly decisions: readonly Decision[];
}

/** No page needs to know whether it is a hundred or a thousand; counting stops here. */
export const MOST_COUNTED = 100;
const SHOWN = 5;
/** What was not settled for longer is not decided on the home page any more. */
const DAYS_BACK = 30;
/** Still takes place. */
const OPEN: Prisma.InterviewWhereInput = { status: { in: ["scheduled", "confirmed"] } };

/**
 * The day of whoever opens the app: what takes place, and what needs a decision of theirs. Interviewers
 * see what is asked of them; who schedules, also what went wrong with what they may see.
 */
export async function readToday(work: Work, reader: TodayReader): Promise<Today> {
  const day = toLocal(work.now, reader.timeZone).local.slice(0, 10);
  const schedules = maySchedule(reader);
  const found = [
    await findInvitations(work, reader),
    await findOwnFeedback(work, reader),
    await findConflicts(work, reader),
    ...(schedules
      ? [
          await findDeclined(work, reader),
          await findAnsweredRequests(work, reader),
          await findApprovals(work, reader),
          await findCounteredOffers(work, reader),
          await findLateFeedback(work, reader),
        ]
      : []),
    ...(mayRecruit(reader) ? [await countFailedMessages(work)] : []),
    await findLostCalendars(work, reader),
  ];
  return {
    day,
    interviews: await readInterviews(work, day, reader),
    decisions: found.filter(({ count }) => count > 0),
  };
}

async function readInterviews(
  { tx }: Work,
  day: string,
  reader: TodayReader,
): Promise<TodayInterview[]> {
  const { start, end } = localDay(day, reader.timeZone);
  const rows = await tx.interview.findMany({
    where: {
      AND: [interviewsVisibleTo(reader)],
      OR: [
        { scheduledStart: { gte: start, lt: end }, status: { not: "cancelled" } },
        { scheduledStart: { gte: subDays(start, DAYS_BACK), lt: start }, status: "in_progress" },
      ],
    },
    orderBy: [{ scheduledStart: "asc" }, { id: "asc" }],
    select: {
      id: true,
      title: true,
      status: true,
      scheduledStart: true,
      scheduledEnd: true,
      location: true,
      meetingUrl: true,
      application: {
        select: { candidate: { select: { name: true } }, job: { select: { title: true } } },
      },
      attendees: {
        orderBy: [{ required: "desc" }, { resource: { name: "asc" } }],
        select: { resourceId: true, response: true, resource: { select: { name: true } } },
      },
    },
  });
  return rows.map(({ scheduledStart, scheduledEnd, application, attendees, ...row }) => ({
    ...row,
    start: scheduledStart,
    end: scheduledEnd,
    candidateName: application.candidate.name,
    jobTitle: application.job.title,
    interviewers: attendees.map(({ resource }) => resource.name),
    response:
      attendees.find(({ resourceId }) => resourceId === reader.resourceId)?.response ?? null,
  }));
}

/** Interviews to which the reader has not said whether they come. */
async function findInvitations({ tx, now }: Work, { resourceId }: TodayReader): Promise<Decision> {
  if (resourceId === null) return nothing("invitations");
  const where: Prisma.InterviewWhereInput = {
    ...OPEN,
    scheduledStart: { gt: now },
    attendees: { some: { resourceId, response: "pending", required: true } },
  };
  return await ofInterviews({ tx }, "invitations", where);
}

/** Scorecards that the reader owes. */
async function findOwnFeedback(
  { tx, now }: Work,
  { resourceId, id: memberId }: TodayReader,
): Promise<Decision> {
  if (resourceId === null) return nothing("feedback");
  return await ofInterviews({ tx }, "feedback", {
    scheduledEnd: { lte: now, gt: subDays(now, DAYS_BACK) },
    status: { notIn: ["cancelled", "no_show"] },
    attendees: { some: { resourceId, feedbackDueAt: { not: null } } },
    scorecards: { none: { memberId, submittedAt: { not: null } } },
  });
}

async function findConflicts({ tx, now }: Work, reader: TodayReader): Promise<Decision> {
  return await ofInterviews({ tx }, "conflicts", {
    AND: [interviewsVisibleTo(reader)],
    scheduledEnd: { gt: now },
    conflicts: {
      some: {
        resolvedAt: null,
        ...(!maySchedule(reader) && { resourceId: reader.resourceId ?? reader.id }),
      },
    },
  });
}

/** Somebody who is needed does not come, and nobody stands in. */
async function findDeclined({ tx, now }: Work, reader: TodayReader): Promise<Decision> {
  return await ofInterviews({ tx }, "declined", {
    AND: [interviewsVisibleTo(reader)],
    ...OPEN,
    scheduledStart: { gt: now },
    attendees: { some: { response: "declined", required: true } },
  });
}

/** Candidates said when they can; somebody has to schedule. */
async function findAnsweredRequests({ tx }: Work, reader: TodayReader): Promise<Decision> {
  const where: Prisma.SchedulingRequestWhereInput = {
    state: { in: ["answered", "declined"] },
    application: { is: { status: "active", ...applicationsVisibleTo(reader) } },
  };
  const rows = await tx.schedulingRequest.findMany({
    where,
    orderBy: [{ answeredAt: "asc" }, { id: "asc" }],
    take: SHOWN,
    select: {
      id: true,
      answeredAt: true,
      application: {
        select: {
          id: true,
          candidate: { select: { name: true } },
          job: { select: { title: true } },
        },
      },
    },
  });
  return {
    kind: "answeredRequests",
    count: await tx.schedulingRequest.count({ where, take: MOST_COUNTED }),
    items: rows.map(({ answeredAt, application }) => ({
      id: application.id,
      name: application.candidate.name,
      title: application.job.title,
      at: answeredAt,
    })),
  };
}

/** Offers that wait for the reader, now that those before them in the chain approved. */
async function findApprovals({ tx }: Work, { id: memberId }: TodayReader): Promise<Decision> {
  const waiting = await tx.offerApproval.findMany({
    where: { memberId, state: "pending", offer: { is: { state: "pending_approval" } } },
    orderBy: [{ offer: { createdAt: "asc" } }, { offerId: "asc" }],
    take: MOST_COUNTED,
    select: {
      position: true,
      offer: {
        select: {
          ...OFFER_FACTS,
          approvals: { where: { state: "pending" }, select: { position: true } },
        },
      },
    },
  });
  const due = waiting.filter(({ position, offer }) =>
    offer.approvals.every((other) => other.position >= position),
  );
  return {
    kind: "approvals",
    count: due.length,
    items: due.slice(0, SHOWN).map(({ offer }) => toOfferItem(offer)),
  };
}

async function findCounteredOffers({ tx }: Work, reader: TodayReader): Promise<Decision> {
  const where: Prisma.OfferWhereInput = {
    state: "countered",
    application: { is: applicationsVisibleTo(reader) },
  };
  const rows = await tx.offer.findMany({
    where,
    orderBy: [{ answeredAt: "asc" }, { id: "asc" }],
    take: SHOWN,
    select: OFFER_FACTS,
  });
  return {
    kind: "counteredOffers",
    count: await tx.offer.count({ where, take: MOST_COUNTED }),
    items: rows.map(toOfferItem),
  };
}

/** Scorecards of others that should be in. */
async function findLateFeedback({ tx, now }: Work, reader: TodayReader): Promise<Decision> {
  return await ofInterviews({ tx }, "lateFeedback", {
    AND: [interviewsVisibleTo(reader), hasLateFeedback(now, reader.resourceId)],
    scheduledEnd: { gt: subDays(now, DAYS_BACK) },
  });
}

async function countFailedMessages({ tx, now }: Work): Promise<Decision> {
  const count = await tx.notification.count({
    where: {
      state: { in: ["dead", "unclear"] },
      appointmentId: null,
      OR: [{ product: "ats" }, { product: null }],
      createdAt: { gt: subDays(now, DAYS_BACK) },
    },
    take: MOST_COUNTED,
  });
  return { kind: "failedMessages", count, items: [] };
}

async function findLostCalendars({ tx }: Work, reader: TodayReader): Promise<Decision> {
  const lost = await tx.calendarConnection.findMany({
    where: {
      state: "reconnect",
      member: { is: { atsRole: { not: null }, ...(!mayRecruit(reader) && { id: reader.id }) } },
    },
    select: { member: { select: { id: true, name: true } } },
    orderBy: { id: "asc" },
    take: MOST_COUNTED,
  });
  const members = new Map(lost.map(({ member }) => [member.id, member.name]));
  return {
    kind: "lostCalendars",
    count: lost.length,
    items: [...members].slice(0, SHOWN).map(([id, name]) => ({ id, name, title: null, at: null })),
  };
}

async function ofInterviews(
  { tx }: Pick<Work, "tx">,
  kind: DecisionKind,
  where: Prisma.InterviewWhereInput,
): Promise<Decision> {
  const rows = await tx.interview.findMany({
    where,
    orderBy: [{ scheduledStart: "asc" }, { id: "asc" }],
    take: SHOWN,
    select: {
      id: true,
      title: true,
      scheduledStart: true,
      application: { select: { candidate: { select: { name: true } } } },
    },
  });
  return {
    kind,
    count: await tx.interview.count({ where, take: MOST_COUNTED }),
    items: rows.map(({ id, title, scheduledStart, application }) => ({
      id,
      name: application.candidate.name,
      title,
      at: scheduledStart,
    })),
  };
}

const OFFER_FACTS = {
  id: true,
  title: true,
  answeredAt: true,
  application: { select: { candidate: { select: { name: true } } } },
} as const satisfies Prisma.OfferSelect;

type OfferFacts = Prisma.OfferGetPayload<{ select: typeof OFFER_FACTS }>;

function toOfferItem({ id, title, answeredAt, application }: OfferFacts): DecisionItem {
  return { id, name: application.candidate.name, title, at: answeredAt };
}

function nothing(kind: DecisionKind): Decision {
  return { kind, count: 0, items: [] };
}
