import { nextReminderAt } from "@convene/scheduling-core";
import { addDays, addMinutes, max, min, subMinutes } from "date-fns";
import type { Prisma } from "../../generated/client.ts";
import { reservedSpan } from "../events/event-kind.ts";
import { askedFor } from "./asked-for.ts";
import type { DemoRows } from "./demo-rows.ts";
import type { HiringContext } from "./hiring-context.ts";
import type { PlannedInterview } from "./planned-interview.ts";
import { addScorecard } from "./scorecard-rows.ts";

const REMINDER_OFFSETS = [1440, 60, 15];
const RESCHEDULE_LIMIT = 2;

/** Everything that an interview leaves in the database. */
export function addInterview(
  rows: DemoRows,
  context: HiringContext,
  interview: PlannedInterview,
): void {
  const { tenantId, organisation, diary, memberOf } = context;
  const { id, template, start, end, room, loop, status, cancelled, moved, replaced } = interview;
  const { now } = diary;
  const actual = actualTimes(context, interview);
  const isOver = !["scheduled", "confirmed"].includes(status);
  const times = { scheduledStart: start, scheduledEnd: end };
  const plan = { reminderEnabled: true, reminderOffsets: REMINDER_OFFSETS, remindersSent: [] };
  const { location, roomProvider } = template;
  rows.interviews.push({
    tenantId,
    id,
    applicationId: interview.applicationId,
    organiserMemberId: memberOf(interview.organiser),
    title: template.name,
    kind: template.kind,
    status,
    location: room === null ? location : `${room}, ${location}`,
    meetingUrl: roomProvider ? `https://meet.jit.si/harbour-${id.slice(-12)}` : null,
    instructions: template.instructions,
    briefing: template.briefing,
    templateId: template.id,
    loopId: loop?.id ?? null,
    loopPosition: loop?.position ?? null,
    questions: template.stored.questions.map((question) => ({ ...question })),
    criteria: template.stored.criteria.map((criterion) => ({ ...criterion })),
    replacements: replaced ? 1 : 0,
    ...times,
    timezone: organisation.timeZone,
    ...actual,
    ...(cancelled && {
      cancelledAt: cancelled.at,
      cancelledByKind: cancelled.by,
      cancelledById:
        cancelled.by === "candidate" ? interview.candidateId : memberOf(interview.organiser),
      cancellationReason: cancelled.reason,
    }),
    rescheduleCount: moved ? 1 : 0,
    rescheduleLimit: RESCHEDULE_LIMIT,
    lastRescheduledAt: moved?.at ?? null,
    version: [moved, cancelled, replaced].filter(Boolean).length,
    reminderOffsets: REMINDER_OFFSETS,
    remindersSent: isOver ? REMINDER_OFFSETS : [],
    nextReminderAt: isOver
      ? null
      : nextReminderAt({ ...times, ...plan, bookedAt: interview.createdAt }, now),
    bufferAfterMinutes: template.bufferAfterMinutes,
    createdAt: interview.createdAt,
  });
  addPanel(rows, context, interview);
  if (!cancelled) addReservations(rows, context, interview);
  addHistory(rows, context, interview, actual);
}

function actualTimes({ diary, calendar }: HiringContext, { status, start, end }: PlannedInterview) {
  const { now } = diary;
  const begun = status === "completed" || status === "in_progress";
  return {
    actualStart: begun ? min([addMinutes(start, calendar.upTo(5)), now]) : null,
    actualEnd: status === "completed" ? min([addMinutes(end, calendar.upTo(10) - 5), now]) : null,
  };
}

/** Who sits on it, what they answered, and their scorecards. */
function addPanel(rows: DemoRows, context: HiringContext, interview: PlannedInterview): void {
  const { tenantId, diary, calendar, resourceOf, poolOf } = context;
  const {
    id: interviewId,
    seats,
    trainees,
    status,
    createdAt,
    declined,
    start,
    replaced,
  } = interview;
  const isAhead = start > diary.now;
  const people = [
    ...seats.map((seat) => ({
      ...{ seat, email: seat.email },
      qualification: seat.pool === null ? null : ("qualified" as const),
    })),
    ...trainees,
  ];
  for (const { seat, email, qualification } of people) {
    const required = qualification !== "shadow";
    const respondedAt = min([addMinutes(createdAt, 20 + calendar.upTo(300)), diary.now, start]);
    const isDeclined = declined?.email === email;
    const answers = isAhead && !isDeclined ? answerAhead(context, replaced) : "accepted";
    const response = isDeclined ? "declined" : answers;
    const isTold = response !== "pending";
    rows.attendees.push({
      ...{ tenantId, interviewId, resourceId: resourceOf(email), required },
      seat: seat.name,
      poolId: seat.pool === null ? null : poolOf(seat.pool),
      qualification,
      response,
      respondedAt: isDeclined ? declined.at : isTold ? respondedAt : null,
      declineReason: isDeclined ? declined.reason : null,
      ...(required && addScorecard(rows, context, interview, email)
        ? null
        : required && askedFor(interview, diary.now)),
    });
    if (isTold && status !== "cancelled") {
      const at = isDeclined ? declined.at : respondedAt;
      const reason = isDeclined ? declined.reason : null;
      const kind = isDeclined ? ("declined" as const) : ("accepted" as const);
      if (response !== "tentative")
        addAnswer(rows, context, interview, { email, kind, at, reason });
    }
  }
}

function answerAhead({ calendar }: HiringContext, replaced: PlannedInterview["replaced"]) {
  if (replaced) return "pending";
  return calendar.pick(["accepted", "accepted", "accepted", "pending", "tentative"] as const);
}

/** Of everybody who is needed, and the room. */
function addReservations(
  rows: DemoRows,
  { tenantId, resourceOf }: HiringContext,
  { id: interviewId, seats, trainees, room, start, end, template }: PlannedInterview,
): void {
  const span = reservedSpan({ start, end }, { ...template, bufferBeforeMinutes: 0 });
  const leading = trainees.filter(({ qualification }) => qualification === "reverse_shadow");
  const taken = { startsAt: span.start, endsAt: span.end };
  for (const { email } of [...seats, ...leading]) {
    const resource = { resourceId: resourceOf(email), resourceKind: "person" as const };
    rows.reservations.push({ tenantId, interviewId, ...resource, ...taken });
  }
  if (room === null) return;
  const resource = { resourceId: resourceOf(room), resourceKind: "room" as const };
  rows.reservations.push({ tenantId, interviewId, ...resource, ...taken });
}

interface Answer {
  readonly email: string;
  readonly kind: "accepted" | "declined";
  readonly at: Date;
  readonly reason: string | null;
}

function addAnswer(
  rows: DemoRows,
  { tenantId, memberOf }: Pick<HiringContext, "tenantId" | "memberOf">,
  { id: interviewId }: PlannedInterview,
  { email, ...answer }: Answer,
): void {
  const actor = { actorKind: "member", actorId: memberOf(email) } as const;
  rows.changes.push({ tenantId, interviewId, ...actor, ...answer });
}

/** Who did what to it, and when. */
function addHistory(
  rows: DemoRows,
  { tenantId, diary, memberOf, nameOf }: HiringContext,
  interview: PlannedInterview,
  {
    actualStart,
    actualEnd,
  }: { readonly actualStart: Date | null; readonly actualEnd: Date | null },
): void {
  const { id: interviewId, start, createdAt, moved, confirmedAt, cancelled, replaced } = interview;
  const { seats, status, organiser, candidateId } = interview;
  const by = { actorKind: "member", actorId: memberOf(organiser) } as const;
  const candidate = { actorKind: "candidate", actorId: candidateId } as const;
  const host = { actorKind: "member", actorId: memberOf(seats[0]?.email ?? organiser) } as const;
  const tell = (change: Omit<Prisma.EventChangeCreateManyInput, "tenantId" | "interviewId">) =>
    rows.changes.push({ tenantId, interviewId, ...change });
  tell({ kind: "booked", ...by, startAfter: moved?.from ?? start, at: createdAt });
  if (moved) {
    const { from: startBefore, at, reason } = moved;
    tell({ kind: "rescheduled", ...by, startBefore, startAfter: start, reason, at });
  }
  if (confirmedAt && !cancelled) tell({ kind: "confirmed", ...candidate, at: confirmedAt });
  const standIn = seats.find(({ pool }) => pool !== null);
  if (replaced && standIn) {
    const { leaver, at, reason } = replaced;
    addAnswer(rows, { tenantId, memberOf }, interview, {
      ...{ email: leaver, kind: "declined", reason },
      at: subMinutes(at, 1),
    });
    const names = `${nameOf(leaver)} → ${nameOf(standIn.email)}`;
    tell({ kind: "replaced", actorKind: "system", reason: names, at });
  }
  if (actualStart) tell({ kind: "started", ...host, at: actualStart });
  if (actualEnd) tell({ kind: "completed", ...host, at: actualEnd });
  if (status === "no_show") {
    tell({ kind: "no_show", ...host, at: min([addMinutes(start, 15), diary.now]) });
  }
  if (cancelled) {
    const { at, by: who, reason } = cancelled;
    tell({ kind: "cancelled", ...(who === "candidate" ? candidate : by), reason, at });
  }
}

/** Members of pools get further with every interview that they come to. */
export function countLearning(
  rows: DemoRows,
  { hiring, poolOf, resourceOf }: HiringContext,
  interviews: readonly PlannedInterview[],
): void {
  const completed = interviews.filter(({ status }) => status === "completed");
  for (const member of rows.poolMembers) {
    const pool = hiring.pools.find(({ name }) => poolOf(name) === member.poolId);
    if (!pool) continue;
    const joined = completed.filter((one) =>
      member.qualification === "qualified"
        ? one.seats.some((seat) => isOf(seat.email, seat.pool))
        : one.trainees.some(
            ({ email, seat, qualification }) =>
              qualification === member.qualification && isOf(email, seat.pool),
          ),
    );
    member.completed = joined.length;
    if (member.qualification !== "qualified") member.joinedAt = firstDay(joined, member.joinedAt);

    function isOf(email: string, name: string | null): boolean {
      return name === pool?.name && resourceOf(email) === member.resourceId;
    }
  }
}

/** Whoever learns joined a while before their first interview. */
function firstDay(joined: readonly PlannedInterview[], before: Date | string): Date {
  const [first] = joined.map(({ start }) => start);
  return first ? max([addDays(first, -30), new Date(before)]) : new Date(before);
}
