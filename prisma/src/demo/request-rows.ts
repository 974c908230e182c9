import type { Interval } from "@convene/scheduling-core";
import { addHours, addMinutes, subHours } from "date-fns";
import { uuidv7 } from "uuidv7";
import type { Prisma } from "../../generated/client.ts";
import type {
  InterviewKind,
  RequestMode,
  RequestState,
  RoomProvider,
} from "../../generated/enums.ts";
import { reservedSpan } from "../events/event-kind.ts";
import type { DemoRows } from "./demo-rows.ts";
import type { HiringContext } from "./hiring-context.ts";
import type { InterviewPlanner, Placing } from "./interview-planner.ts";
import { dayOf, type Journey } from "./plan-journeys.ts";

/** An interview as a candidate is asked for a time for it; as the hiring app keeps it. */
export interface RequestedInterview {
  readonly templateId: string | null;
  readonly title: string;
  readonly kind: InterviewKind;
  readonly durationMinutes: number;
  readonly bufferBeforeMinutes: number;
  readonly bufferAfterMinutes: number;
  readonly seats: readonly {
    readonly name: string;
    readonly poolId: string | null;
    readonly resourceIds: readonly string[] | null;
  }[];
  readonly roomIds: readonly string[];
  readonly room: RoomProvider | null;
  readonly location: string | null;
  readonly instructions: string | null;
  readonly after: readonly number[];
}

/** That a candidate was asked for a time, and what came of it. */
export interface DemoRequest {
  readonly tenantId: string;
  readonly applicationId: string;
  /** Who asked. */
  readonly memberId: string;
  readonly mode: RequestMode;
  readonly state: RequestState;
  readonly name: string;
  readonly planId?: string;
  readonly breakMinutes?: number;
  readonly longestGapMinutes?: number;
  readonly perDay?: number;
  readonly interviews: readonly RequestedInterview[];
  readonly timeZone: string;
  readonly now: Date;
  readonly createdAt: Date;
  readonly answeredAt?: Date;
  readonly interviewId?: string;
  readonly reply?: string;
  /** When the candidate said that they can. */
  readonly times?: readonly Interval[];
}

const PROPOSALS = 3;
const [OPEN_HOURS, EXPIRED_HOURS_AGO] = [4 * 24 - 5, 9];
const REPLIES: Partial<Record<RequestState, string>> = {
  answered: "Mornings are best; on the last of these days I have to leave at four.",
  declined: "I am abroad for three weeks. Could we talk after that?",
};

/** @returns its id */
export function addRequest(rows: DemoRows, request: DemoRequest): string {
  const { tenantId, applicationId, memberId, mode, state, name, now, createdAt } = request;
  const id = uuidv7();
  const isOver = state === "expired";
  const { planId = null, breakMinutes = 0, longestGapMinutes = 120, perDay = 5 } = request;
  const { interviews } = request;
  const sameDay = interviews.length > 1;
  const details = { name, planId, sameDay, breakMinutes, longestGapMinutes, perDay, interviews };
  rows.requests.push({
    ...{ tenantId, id, applicationId, memberId, mode, state, createdAt },
    details: details as unknown as Prisma.InputJsonObject,
    message: "We would like to get to know you better. When does it suit you?",
    earliest: addHours(createdAt, 24),
    latest: addHours(createdAt, 24 * 21),
    timezone: request.timeZone,
    expiresAt: isOver ? subHours(now, EXPIRED_HOURS_AGO) : addHours(now, OPEN_HOURS),
    interviewId: request.interviewId ?? null,
    reply: request.reply ?? REPLIES[state] ?? null,
    answeredAt: request.answeredAt ?? null,
  });
  for (const { start: startsAt, end: endsAt } of request.times ?? []) {
    rows.candidateTimes.push({ tenantId, id: uuidv7(), requestId: id, startsAt, endsAt });
  }
  return id;
}

/** Of a journey, for what its stage has. */
export function addJourneyRequest(
  rows: DemoRows,
  context: HiringContext,
  planner: InterviewPlanner,
  journey: Journey,
): void {
  const { tenantId, organisation, diary, memberOf, hiring, planOf, templateOf } = context;
  const { request, applicationId, job, entered, interviews } = journey;
  const last = entered.at(-1);
  if (!request || !last) return;
  const { now } = diary;
  const { mode, state } = request;
  const booked = state === "booked" ? interviews.at(-1) : undefined;
  if (state === "booked" && !booked) return;
  const plan = hiring.plans.find(({ name }) => name === last.stage.plan);
  const steps = plan?.steps ?? [{ template: last.stage.template ?? "", after: [] }];
  const isAnswered = state === "answered" || state === "declined";
  const createdAt = booked || state === "expired" ? addMinutes(last.at, 5) : subHours(now, 50);
  const answeredAt = booked?.createdAt ?? (isAnswered ? subHours(now, 7) : undefined);
  const requestId = addRequest(rows, {
    ...{ tenantId, applicationId, mode, state, now, createdAt },
    memberId: memberOf(job.recruiter),
    name: plan?.name ?? last.stage.template ?? "",
    ...(plan && {
      planId: planOf(plan.name),
      breakMinutes: plan.breakMinutes,
      longestGapMinutes: plan.longestGapMinutes,
      perDay: plan.perDay,
    }),
    interviews: steps.map(({ template, after }) => requested(context, template, after)),
    timeZone: organisation.timeZone,
    ...(answeredAt && { answeredAt }),
    ...(booked && { interviewId: booked.id }),
    ...(state === "answered" && { times: candidateTimes(context) }),
  });
  if (mode !== "proposals" || last.stage.template === undefined) return;
  let day = 3;
  for (let position = 0; position < PROPOSALS; position++) {
    const placing = planner.find(templateOf(last.stage.template), [day, day + 10]);
    if (!placing) return;
    planner.take(placing);
    holdProposal(rows, context, placing, { requestId, position });
    day = dayOf(context, placing.start) + 1;
  }
}

function requested(
  { poolOf, resourceOf, templateOf }: HiringContext,
  name: string,
  after: readonly number[],
): RequestedInterview {
  const template = templateOf(name);
  const { id: templateId, kind, durationMinutes, bufferAfterMinutes, location } = template;
  return {
    ...{ templateId, title: name, kind, durationMinutes, location },
    ...{ bufferBeforeMinutes: 0, bufferAfterMinutes },
    seats: template.seats.map((seat) => ({
      name: seat.name,
      ...("pool" in seat
        ? { poolId: poolOf(seat.pool), resourceIds: null }
        : { poolId: null, resourceIds: [resourceOf(seat.person)] }),
    })),
    roomIds: template.rooms.map((room) => resourceOf(room)),
    room: template.roomProvider,
    instructions: template.instructions,
    after,
  };
}

/** Its panel and its room are kept free until the request expires. */
function holdProposal(
  rows: DemoRows,
  { tenantId, diary, resourceOf }: HiringContext,
  { template, start, end, seats, room }: Placing,
  key: { readonly requestId: string; readonly position: number },
): void {
  const holdId = uuidv7();
  const interview = {
    position: 0,
    start: start.toISOString(),
    end: end.toISOString(),
    seats: seats.map(({ email }) => resourceOf(email)),
    roomId: room === null ? null : resourceOf(room),
  };
  rows.proposals.push({ tenantId, ...key, holdId, interviews: [interview] });
  const span = reservedSpan({ start, end }, { ...template, bufferBeforeMinutes: 0 });
  const expiresAt = addHours(diary.now, OPEN_HOURS);
  const held = { tenantId, holdId, expiresAt, startsAt: span.start, endsAt: span.end };
  rows.reservations.push(
    ...seats.map(({ email }) => ({
      ...{ ...held, resourceId: resourceOf(email), resourceKind: "person" as const },
    })),
    ...(room === null
      ? []
      : [{ ...held, resourceId: resourceOf(room), resourceKind: "room" as const }]),
  );
}

/** On three working days of next week. */
function candidateTimes({ diary }: HiringContext): Interval[] {
  const monday = diary.next(1, 3);
  return [monday, monday + 1, monday + 3].map((day, index) => ({
    start: diary.at(day, "09:00"),
    end: diary.at(day, index === 2 ? "16:00" : "17:30"),
  }));
}
