import { loadHosts, type Work } from "@convene/prisma";
import {
  type AvailableSlot,
  findAvailableSlots,
  type Host,
  type Interval,
  requireRange,
} from "@convene/scheduling-core";
import { addDays, differenceInMinutes } from "date-fns";
import { loadPanel, type SlotsFor } from "../slots/load-panel.ts";
import { loadPanelHosts } from "../slots/load-panel-hosts.ts";
import { panelQuery, type SlotGrid } from "../slots/panel-query.ts";

/** A month of days, and a margin for the viewer's zone. */
const LONGEST_SLOT_RANGE_DAYS = 31;
/** The pieces of which free spans are put together. */
const PIECE_MINUTES = 5;

export interface FindInterviewSlotsRequest {
  readonly of: SlotsFor;
  readonly range: Interval;
  readonly grid: SlotGrid;
}

/** Somebody of the panel, and when they are free. */
export interface PersonAvailability {
  readonly id: string;
  readonly name: string;
  /** IANA. */
  readonly timeZone: string;
  /** Ascending, not touching. */
  readonly free: readonly Interval[];
}

export interface FoundInterviewSlots {
  /** Times that suit all, ascending. */
  readonly slots: readonly AvailableSlot[];
  /** In the order in which they were asked for. */
  readonly people: readonly PersonAvailability[];
  /** Where the range has none: the first one of the 31 days after it. */
  readonly nextFree: Date | null;
}

/**
 * The times that suit everybody who is needed, and when each of them is free, within at most 31 days.
 *
 * @throws InvalidInputError for a range that is reversed or too long
 * @throws NotFoundError for somebody who is no interviewer, or an interview that is not there
 */
export async function findInterviewSlots(
  { tx, now }: Work,
  { of, range, grid }: FindInterviewSlotsRequest,
): Promise<FoundInterviewSlots> {
  requireRange(range, LONGEST_SLOT_RANGE_DAYS);
  const panel = await loadPanel(tx, of);
  const resources = await tx.resource.findMany({
    where: { id: { in: [...panel.interviewerIds] } },
    select: { id: true, name: true, timeZone: true },
  });
  const wanted = panel.interviewerIds.map((resourceId) => ({ resourceId }));
  const each = await loadHosts(tx, wanted, range, panel.except);
  const people = panel.interviewerIds.flatMap((id) => {
    const resource = resources.find((candidate) => candidate.id === id);
    const host = each.find((candidate) => candidate.id === id);
    return resource ? [{ ...resource, free: host ? freeSpans(host, range, now) : [] }] : [];
  });

  const ask = async (within: Interval) => {
    const hosts = await loadPanelHosts(tx, panel, within);
    return hosts ? findAvailableSlots(panelQuery(panel, hosts, { range: within, now, grid })) : [];
  };
  const slots = await ask(range);
  if (slots.length > 0) return { slots, people, nextFree: null };
  const later = { start: range.end, end: addDays(range.end, LONGEST_SLOT_RANGE_DAYS) };
  const [next] = await ask(later);
  return { slots, people, nextFree: next?.start ?? null };
}

/** When somebody is free: the engine's shortest slots, put together where they touch. */
function freeSpans(host: Host, range: Interval, now: Date): Interval[] {
  const pieces = findAvailableSlots({ range, now, duration: PIECE_MINUTES, hosts: [host] });
  const spans: { start: Date; end: Date }[] = [];
  for (const { start, end } of pieces) {
    const last = spans.at(-1);
    if (last && differenceInMinutes(start, last.end) === 0) last.end = end;
    else spans.push({ start, end });
  }
  return spans;
}
