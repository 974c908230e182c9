import type { Interview, Work } from "@convene/prisma";
import {
  type Interval,
  NotFoundError,
  type SchedulingError,
  SlotNotOfferedError,
} from "@convene/scheduling-core";
import { addDays, addMinutes, max, subMinutes } from "date-fns";
import { possibleChanges } from "../domain/change-policy.ts";
import { TooLateToChangeError } from "../domain/interview-refusals.ts";
import { loadPanel } from "../slots/load-panel.ts";
import type { SlotGrid } from "../slots/panel-query.ts";
import { cancelInterview } from "../use-cases/cancel-interview.ts";
import { lockInterview } from "../use-cases/lock-interview.ts";
import { rescheduleInterview } from "../use-cases/reschedule-interview.ts";
import {
  CANDIDATE_NOTICE_MINUTES,
  findCandidateTimes,
  type LinkedTimes,
} from "./find-linked-times.ts";

/** Where no template says how late a candidate may move an interview. */
const USUAL_NOTICE_MINUTES = 1_440;
/** How far off it may be moved. */
const OFFERED_DAYS = 60;

/** What a candidate may still do to an interview; null where they can. */
export interface CandidateChanges {
  readonly whyNotMove: SchedulingError | null;
  readonly whyNotCancel: SchedulingError | null;
  /** Until when, by the template; null: until the start. */
  readonly changeableUntil: Date | null;
}

type Changeable = Pick<
  Interview,
  "templateId" | "scheduledStart" | "cancelledAt" | "status" | "rescheduleCount" | "rescheduleLimit"
>;

/** What a candidate may do, by the notice of the template that an interview was made from. */
export async function candidateChanges(
  { tx, tenantId, now }: Work,
  interview: Changeable,
): Promise<CandidateChanges> {
  const { templateId, scheduledStart } = interview;
  const template =
    templateId === null
      ? null
      : await tx.interviewTemplate.findUniqueOrThrow({
          where: { tenantId_id: { tenantId, id: templateId } },
          select: { changeNoticeMinutes: true },
        });
  const changes = possibleChanges(interview, "candidate", now);
  const lastMove = subMinutes(
    scheduledStart,
    template?.changeNoticeMinutes ?? USUAL_NOTICE_MINUTES,
  );
  const lastCancel = subMinutes(scheduledStart, template?.changeNoticeMinutes ?? 0);
  const tooLate = (last: Date) => (now > last ? new TooLateToChangeError(last) : null);
  return {
    whyNotMove: changes.whyNotMove ?? tooLate(lastMove),
    whyNotCancel: changes.whyNotCancel ?? tooLate(lastCancel),
    changeableUntil: template ? lastCancel : null,
  };
}

interface MovesAsked {
  readonly interviewId: string;
  readonly range: Interval;
  readonly grid: SlotGrid;
}

/**
 * The times to which a candidate can move an interview: the same panel can come, nobody beyond their
 * caps, and the candidate has no other interview.
 *
 * @throws NotFoundError
 */
export async function findMoveTimes(
  work: Work,
  { interviewId, range, grid }: MovesAsked,
): Promise<LinkedTimes> {
  const { tx, now } = work;
  const interview = await tx.interview.findFirst({
    where: { id: interviewId },
    include: { application: { select: { candidateId: true } } },
  });
  if (!interview) throw new NotFoundError("interview");
  const { whyNotMove } = await candidateChanges(work, interview);
  if (whyNotMove) return { slots: [], nextFree: null };
  const present = interview.scheduledStart.getTime();
  const found = await findCandidateTimes(work, {
    panel: await loadPanel(tx, { interviewId }),
    candidateId: interview.application.candidateId,
    offered: offeredFrom(now),
    range,
    grid,
    exceptId: interviewId,
  });
  return { ...found, slots: found.slots.filter(({ start }) => start.getTime() !== present) };
}

/**
 * Moves an interview as its candidate asks, within what the template allows.
 *
 * @throws NotFoundError
 * @throws EventClosedError, InvalidTransitionError, RescheduleLimitError, TooLateToChangeError
 * @throws SlotTakenError, SlotNotOfferedError
 */
export async function moveAsCandidate(
  work: Work,
  { interviewId, start }: { readonly interviewId: string; readonly start: Date },
): Promise<Interview> {
  const interview = await lockInterview(work, interviewId);
  const { whyNotMove } = await candidateChanges(work, interview);
  if (whyNotMove) throw whyNotMove;
  const { candidateId } = interview.application;
  const panel = await loadPanel(work.tx, { interviewId });
  const { slots } = await findCandidateTimes(work, {
    panel,
    candidateId,
    offered: offeredFrom(work.now),
    range: { start, end: addMinutes(start, panel.durationMinutes) },
    grid: { stepMinutes: 15, timeZone: interview.timezone },
    exceptId: interviewId,
  });
  if (!slots.some((slot) => slot.start.getTime() === start.getTime())) {
    throw new SlotNotOfferedError([]);
  }
  const by = { kind: "candidate", id: candidateId } as const;
  return await rescheduleInterview(work, { interviewId, start, by });
}

/**
 * Calls an interview off as its candidate asks, within what the template allows.
 *
 * @throws NotFoundError
 * @throws EventClosedError, TooLateToChangeError
 */
export async function cancelAsCandidate(
  work: Work,
  { interviewId, reason }: { readonly interviewId: string; readonly reason?: string | undefined },
): Promise<Interview> {
  const interview = await lockInterview(work, interviewId);
  const { whyNotCancel } = await candidateChanges(work, interview);
  if (whyNotCancel) throw whyNotCancel;
  return await cancelInterview(work, { interviewId, by: { kind: "candidate" }, reason });
}

function offeredFrom(now: Date): Interval {
  const start = max([now, addMinutes(now, CANDIDATE_NOTICE_MINUTES)]);
  return { start, end: addDays(now, OFFERED_DAYS) };
}
