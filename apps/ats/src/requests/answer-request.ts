import type { SchedulingRequest, Work } from "@convene/prisma";
import { type Interval, InvalidInputError, NotFoundError } from "@convene/scheduling-core";
import { addMinutes, differenceInMinutes, max, min } from "date-fns";
import { uuidv7 } from "uuidv7";
import { bookInterviews } from "../loops/book-interviews.ts";
import type { PlannedInterview } from "../loops/planned-interview.ts";
import type { Audience } from "../slots/load-interviewers.ts";
import { requireActive } from "../use-cases/require-active.ts";
import type { SchedulePorts } from "../use-cases/schedule-interview.ts";
import { earliestChoice } from "./find-linked-times.ts";
import { type LockedRequest, lockRequest } from "./lock-request.ts";
import type { RequestMessages } from "./request-messages.ts";
import { RequestClosedError, whyNotAnswer } from "./request-refusals.ts";
import { bookedAs, giveBack, writeAnswer } from "./write-answer.ts";

/** Nobody reads a longer list. */
const MOST_TIMES = 40;

/**
 * Books the time that a candidate chose among all that suit. Of two who choose the same time the second
 * one is refused.
 *
 * @throws NotFoundError
 * @throws RequestClosedError
 * @throws SlotTakenError, SlotNotOfferedError, CandidateBusyError: ask for the times again
 * @throws InvalidInputError for a time that was not offered
 */
export async function chooseTime(
  work: Work,
  { requestId, start }: { readonly requestId: string; readonly start: Date },
  ports: SchedulePorts,
): Promise<SchedulingRequest> {
  const locked = await openRequest(work, requestId, "choose");
  const { request, order } = locked;
  const [interview] = order.interviews;
  const end = addMinutes(start, interview?.durationMinutes ?? 0);
  if (start < earliestChoice(request, work.now) || end > request.latest) {
    throw new InvalidInputError("start", "must be one of the times that are offered");
  }
  const planned = [{ position: 0, start, seats: null, roomId: null }];
  return await book(work, locked, { planned, audience: "candidate" }, ports);
}

/**
 * Books one of the proposals that are held for a candidate; the others are given back in the same
 * transaction.
 *
 * @throws NotFoundError
 * @throws RequestClosedError
 * @throws SlotTakenError, SlotNotOfferedError, CandidateBusyError where it is not possible any more
 */
export async function chooseProposal(
  work: Work,
  { requestId, position }: { readonly requestId: string; readonly position: number },
  ports: SchedulePorts,
): Promise<SchedulingRequest> {
  const locked = await openRequest(work, requestId, "proposals");
  const proposal = locked.proposals.find((one) => one.position === position);
  if (!proposal) throw new NotFoundError("proposal");
  return await book(work, locked, { planned: proposal.interviews, audience: "staff" }, ports);
}

/**
 * Writes down when a candidate can, in place of what they said before.
 *
 * @throws NotFoundError
 * @throws RequestClosedError
 * @throws InvalidInputError for times that are not among those that were asked about
 */
export async function giveTimes(
  work: Work,
  {
    requestId,
    times,
    words,
  }: {
    readonly requestId: string;
    readonly times: readonly Interval[];
    readonly words: string | null;
  },
  messages: RequestMessages,
): Promise<SchedulingRequest> {
  const { tx, tenantId, now } = work;
  const locked = await openRequest(work, requestId, "availability");
  const spans = clipped(times, locked.request, now);
  await tx.candidateTime.deleteMany({ where: { requestId } });
  await tx.candidateTime.createMany({
    data: spans.map(({ start, end }) => ({
      tenantId,
      id: uuidv7(),
      requestId,
      startsAt: start,
      endsAt: end,
    })),
  });
  const request = await writeAnswer(work, locked.request, {
    state: "answered",
    answeredAt: now,
    reply: words,
  });
  await messages.tellAnswered(work, { ...locked, request }, "times");
  return request;
}

/**
 * Takes down that a candidate can do none of the times; what was held is given back.
 *
 * @throws NotFoundError
 * @throws RequestClosedError
 */
export async function declineRequest(
  work: Work,
  { requestId, words }: { readonly requestId: string; readonly words: string | null },
  messages: RequestMessages,
): Promise<SchedulingRequest> {
  const locked = await openRequest(work, requestId);
  await giveBack(
    work,
    locked.proposals.map(({ holdId }) => holdId),
  );
  const request = await writeAnswer(work, locked.request, {
    state: "declined",
    answeredAt: work.now,
    reply: words,
  });
  await messages.tellAnswered(work, { ...locked, request }, "none_suits");
  return request;
}

async function openRequest(
  work: Work,
  requestId: string,
  mode?: SchedulingRequest["mode"],
): Promise<LockedRequest> {
  const locked = await lockRequest(work, requestId);
  const why = whyNotAnswer(locked.request, work.now);
  if (why) throw new RequestClosedError(why);
  requireActive(locked.application);
  if (mode !== undefined && locked.request.mode !== mode) {
    throw new InvalidInputError("mode", "is not what was asked for");
  }
  return locked;
}

async function book(
  work: Work,
  { request, order, application, proposals }: LockedRequest,
  chosen: { readonly planned: readonly PlannedInterview[]; readonly audience: Audience },
  ports: SchedulePorts,
): Promise<SchedulingRequest> {
  const { candidateId } = application;
  const booked = await bookInterviews(
    work,
    {
      applicationId: application.id,
      candidateId,
      order,
      ...chosen,
      timeZone: request.timezone,
      by: { kind: "candidate", id: candidateId },
      organiserMemberId: request.memberId,
      holdIds: proposals.map(({ holdId }) => holdId),
    },
    ports,
  );
  return await writeAnswer(work, request, { ...bookedAs(booked), answeredAt: work.now });
}

/** Within what was asked about, merged where they touch. @throws InvalidInputError */
function clipped(
  times: readonly Interval[],
  { earliest, latest }: Pick<SchedulingRequest, "earliest" | "latest">,
  now: Date,
): Interval[] {
  const from = max([earliest, now]);
  const inside = times
    .map(({ start, end }) => ({ start: max([start, from]), end: min([end, latest]) }))
    .filter(({ start, end }) => differenceInMinutes(end, start) > 0)
    .sort((a, b) => a.start.getTime() - b.start.getTime());
  const merged: { start: Date; end: Date }[] = [];
  for (const span of inside) {
    const last = merged.at(-1);
    if (last && span.start <= last.end) last.end = max([last.end, span.end]);
    else merged.push({ ...span });
  }
  if (merged.length === 0) throw new InvalidInputError("times", "must name a time to come");
  if (merged.length > MOST_TIMES) throw new InvalidInputError("times", "must be fewer");
  return merged;
}
