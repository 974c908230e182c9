import type { SchedulingRequest, Work } from "@convene/prisma";
import { type Interval, NotFoundError, requireRange } from "@convene/scheduling-core";
import { addMinutes, max, min } from "date-fns";
import { candidateBusy } from "../loops/candidate-busy.ts";
import { orderSchema } from "../loops/interview-order.ts";
import { panelOf } from "../loops/panel-of.ts";
import { loadPanel, type Panel } from "../slots/load-panel.ts";
import { loadPanelHosts } from "../slots/load-panel-hosts.ts";
import type { SlotGrid } from "../slots/panel-query.ts";
import { panelSlots } from "../slots/panel-slots.ts";
import { whyNotAnswer } from "./request-refusals.ts";

/** Nobody is surprised by a candidate within these. */
export const CANDIDATE_NOTICE_MINUTES = 120;
const LONGEST_RANGE_DAYS = 45;

/** From when on a candidate may choose. */
export function earliestChoice({ earliest }: Pick<SchedulingRequest, "earliest">, now: Date): Date {
  return max([earliest, addMinutes(now, CANDIDATE_NOTICE_MINUTES)]);
}

export interface LinkedTimes {
  /** Ascending. */
  readonly slots: readonly Interval[];
  /** The first one of all that are offered, after the range; null: none, or the range has some. */
  readonly nextFree: Date | null;
}

/**
 * The times that a candidate can choose among, within a range: the whole panel can come together then,
 * nobody beyond their caps, and the candidate has no other interview.
 *
 * @throws NotFoundError for one that is not there, or where the candidate is not to choose a time
 */
export async function findLinkedTimes(
  work: Work,
  {
    requestId,
    range,
    grid,
  }: { readonly requestId: string; readonly range: Interval; readonly grid: SlotGrid },
): Promise<LinkedTimes> {
  requireRange(range, LONGEST_RANGE_DAYS);
  const { tx, now } = work;
  const request = await tx.schedulingRequest.findFirst({
    where: { id: requestId, mode: "choose" },
    include: { application: { select: { candidateId: true } } },
  });
  if (!request) throw new NotFoundError("request");
  const [ordered] = orderSchema.parse(request.details).interviews;
  if (!ordered || whyNotAnswer(request, now)) return { slots: [], nextFree: null };
  const panel = await loadPanel(tx, panelOf(ordered));
  const { candidateId } = request.application;
  const offered = { start: earliestChoice(request, now), end: request.latest };
  return await findCandidateTimes(work, { panel, candidateId, offered, range, grid });
}

interface CandidateTimes {
  readonly panel: Panel;
  readonly candidateId: string;
  /** All that may be chosen from. */
  readonly offered: Interval;
  /** What is looked at. */
  readonly range: Interval;
  readonly grid: SlotGrid;
  /** The interview that is being moved. */
  readonly exceptId?: string;
}

/** The times at which a panel suits a candidate, as candidates are shown them. */
export async function findCandidateTimes(
  work: Work,
  { panel, candidateId, offered, range, grid, exceptId }: CandidateTimes,
): Promise<LinkedTimes> {
  const slotsWithin = async (wanted: Interval) => {
    const within = {
      start: max([wanted.start, offered.start]),
      end: min([wanted.end, offered.end]),
    };
    if (within.end <= within.start) return [];
    const hosts = await loadPanelHosts(work, panel, { range: within, audience: "candidate" });
    const busy = await candidateBusy(work, candidateId, within, exceptId);
    return panelSlots(panel, hosts, { range: within, now: work.now, grid })
      .filter((slot) => !busy.some(({ start, end }) => slot.start < end && start < slot.end))
      .map(({ start, end }) => ({ start, end }));
  };
  const slots = await slotsWithin(range);
  if (slots.length > 0) return { slots, nextFree: null };
  const [next] = await slotsWithin({ start: range.end, end: offered.end });
  return { slots, nextFree: next?.start ?? null };
}
