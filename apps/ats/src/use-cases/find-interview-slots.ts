import type { Work } from "@convene/prisma";
import {
  findAvailableSlots,
  type Host,
  type Interval,
  NotFoundError,
  requireRange,
} from "@convene/scheduling-core";
import { addDays, differenceInMinutes } from "date-fns";
import { loadPanel, peopleOf, type SlotsFor } from "../slots/load-panel.ts";
import { loadPanelHosts } from "../slots/load-panel-hosts.ts";
import type { SlotGrid } from "../slots/panel-query.ts";
import { type PanelSlot, panelSlots } from "../slots/panel-slots.ts";
import { type RankedTime, rankTimes } from "../slots/rank-times.ts";

/** A month of days, and a margin for the viewer's zone. */
const LONGEST_SLOT_RANGE_DAYS = 31;
/** The pieces of which free spans are put together. */
const PIECE_MINUTES = 5;
/** A person compares a handful. */
const PROPOSALS = 6;

export interface FindInterviewSlotsRequest {
  readonly of: SlotsFor;
  readonly range: Interval;
  readonly grid: SlotGrid;
  /** For whose candidate: what is early or late for them counts against a time. */
  readonly applicationId?: string | undefined;
}

/** Somebody who could sit on the panel, and when they are free. */
export interface PersonAvailability {
  readonly id: string;
  readonly name: string;
  /** IANA. */
  readonly timeZone: string;
  /** Interviews of the last four weeks and the next two. */
  readonly load: number;
  /** The seats that they could take, by their place in the panel. */
  readonly seats: readonly number[];
  /** Ascending, not touching. */
  readonly free: readonly Interval[];
}

export interface FoundInterviewSlots {
  /** Times at which every seat can be filled, ascending. */
  readonly slots: readonly PanelSlot[];
  /** Seat by seat, in the order in which they were asked for. */
  readonly people: readonly PersonAvailability[];
  /** The best of them, best first. */
  readonly proposals: readonly RankedTime[];
  /** Where the range has none: the first one of the 31 days after it. */
  readonly nextFree: Date | null;
}

/**
 * The times at which a panel can come together, who is to sit on it then, and when each of them is free,
 * within at most 31 days. Caps stop nobody here: they count against a time.
 *
 * @throws InvalidInputError for a range that is reversed or too long
 * @throws NotFoundError for somebody who is no interviewer, or a pool, room, interview or application that
 *   is not there
 */
export async function findInterviewSlots(
  work: Work,
  { of, range, grid, applicationId }: FindInterviewSlotsRequest,
): Promise<FoundInterviewSlots> {
  requireRange(range, LONGEST_SLOT_RANGE_DAYS);
  const { tx, now } = work;
  const panel = await loadPanel(tx, of);
  const candidateTimeZone = await zoneOfCandidate(work, applicationId);
  const hosts = await loadPanelHosts(work, panel, { range, audience: "staff" });
  const slots = panelSlots(panel, hosts, { range, now, grid });

  const ids = peopleOf(panel);
  const resources = await tx.resource.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true, timeZone: true },
  });
  const people = ids.flatMap((id) => {
    const resource = resources.find((one) => one.id === id);
    const person = hosts.seats.flat().find((one) => one.id === id);
    if (!resource) return [];
    const free = person ? freeSpans(person.host, range, now) : [];
    const seats = panel.seats.flatMap((seat, index) =>
      seat.candidateIds.includes(id) ? [index] : [],
    );
    return [{ ...resource, load: person?.load ?? 0, seats, free }];
  });
  const proposals = rankTimes(slots, { candidateTimeZone, from: range.start, count: PROPOSALS });
  if (slots.length > 0) return { slots, people, proposals, nextFree: null };
  const later = { start: range.end, end: addDays(range.end, LONGEST_SLOT_RANGE_DAYS) };
  const laterHosts = await loadPanelHosts(work, panel, { range: later, audience: "staff" });
  const [next] = panelSlots(panel, laterHosts, { range: later, now, grid });
  return { slots, people, proposals, nextFree: next?.start ?? null };
}

async function zoneOfCandidate(
  { tx, tenantId }: Work,
  applicationId: string | undefined,
): Promise<string | undefined> {
  if (applicationId === undefined) return undefined;
  const application = await tx.application.findUnique({
    where: { tenantId_id: { tenantId, id: applicationId } },
    select: { candidate: { select: { timeZone: true } } },
  });
  if (!application) throw new NotFoundError("application");
  return application.candidate.timeZone;
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
