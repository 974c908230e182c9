import { DAY } from "../availability/calendar-units.ts";
import type { WeeklyHours } from "../availability/host.ts";
import { InvalidInputError } from "../errors/invalid-input-error.ts";
import { requireMinutes } from "../errors/require-minutes.ts";
import { findSpan } from "../interval/find-span.ts";
import { intersectSpans } from "../interval/intersect-spans.ts";
import { meetsSpans } from "../interval/meets-spans.ts";
import { mergeSpans } from "../interval/merge-spans.ts";
import type { Spans } from "../interval/spans.ts";
import { fillGroups } from "../slots/fill-groups.ts";
import { gridStarts } from "../slots/grid-starts.ts";
import { type HostTimeline, readTimelines, suitableStarts } from "../slots/host-timeline.ts";
import { PresenceSweep } from "../slots/presence-sweep.ts";
import { requireAtLeast } from "../slots/require-at-least.ts";
import { readTiming, type Timing } from "../slots/timing.ts";
import type { ZoneTable } from "../zone/zone-table.ts";
import { HostQuota } from "./host-quota.ts";
import type { Part, Place, Seats } from "./loop.ts";
import type { LoopGroup, LoopQuery, LoopWeights } from "./loop-query.ts";
import { minutesOutside } from "./minutes-outside.ts";
import { placeHours } from "./place-hours.ts";
import { requireWhole } from "./require-whole.ts";

/** A candidate's own times, as spans of milliseconds. */
export interface CandidateTimes {
  readonly zone: ZoneTable;
  /** Null where it named none. */
  readonly hours: Spans | null;
  /** Null where it named none. */
  readonly times: Spans | null;
  readonly busy: Spans;
}

export interface PartContext {
  readonly query: LoopQuery;
  /** The hosts by id, as they are met. */
  readonly met: Map<string, { readonly person: number; readonly isRoom: boolean }>;
  readonly weights: LoopWeights;
  readonly candidate: CandidateTimes;
  readonly maxStarts: number;
}

const MOST_GROUPS = 8;
const MOST_LOAD = 10_000;

const WINDOW = [["09:00", "17:00"]] as const;
/** What is neither early nor late. */
const DAYTIME: WeeklyHours = {
  mon: WINDOW,
  tue: WINDOW,
  wed: WINDOW,
  thu: WINDOW,
  fri: WINDOW,
  sat: WINDOW,
  sun: WINDOW,
};

/**
 * An interview with the starts at which it can be held, were it the only one: those of
 * `findGroupSlots` that suit the candidate.
 *
 * @throws InvalidInputError naming the field
 * @throws UnknownTimeZoneError naming the field
 */
export function readPart(context: PartContext, position: number): Part {
  const { query, candidate, maxStarts } = context;
  const interview = query.interviews[position];
  const field = `interviews[${position}]`;
  if (!interview) throw new RangeError(`there is no interview ${position}`);
  const { groups, duration, bufferBefore = 0, bufferAfter = 0, after = [] } = interview;
  requireMinutes(duration, `${field}.duration`, 1);
  requireMinutes(bufferBefore, `${field}.bufferBefore`, 0);
  requireMinutes(bufferAfter, `${field}.bufferAfter`, 0);
  if (groups.length === 0) throw new InvalidInputError(`${field}.groups`, "is empty");
  if (groups.length > MOST_GROUPS) {
    throw new InvalidInputError(`${field}.groups`, `are more than ${MOST_GROUPS}`);
  }
  const first = {
    timeZone: groups[0]?.hosts[0]?.timeZone,
    field: `${field}.groups[0].hosts[0].timeZone`,
  };
  const asked = { ...query, duration, bufferBefore, bufferAfter };
  const timing = readTiming(asked, first, { maxSlots: maxStarts });
  const panel = groups.map((group, index) => readGroup(group, `${field}.groups[${index}]`, timing));
  const { starts, presences } = offeredStarts(panel, timing, candidate);
  const zone = candidate.zone;
  return {
    length: timing.length,
    before: timing.before,
    after: timing.after,
    prerequisites: after.reduce((bits, other) => bits | (1 << other), 0),
    starts,
    days: Int32Array.from(starts, (start) => Math.floor((start + zone.offsetAt(start)) / DAY)),
    outside: starts.map((start) =>
      candidate.hours ? minutesOutside(candidate.hours, start, start + timing.length) : 0,
    ),
    seats: panel.map((group, index) => readSeats(context, group, starts, presences[index] ?? [])),
  };
}

interface PanelGroup {
  readonly group: LoopGroup;
  readonly timelines: readonly HostTimeline[];
  readonly open: Spans;
  readonly timing: Timing;
}

function readGroup(group: LoopGroup, field: string, timing: Timing): PanelGroup {
  const timelines = readTimelines(group.hosts, `${field}.hosts`, timing.from, timing.to);
  requireAtLeast(group.atLeast, group.hosts.length, `${field}.atLeast`);
  const open = mergeSpans(timelines.flatMap((timeline) => [...timeline.open]));
  return { group, timelines, open, timing };
}

/** The starts, and for each group at each of them the numbers of those whom it suits. */
function offeredStarts(panel: readonly PanelGroup[], timing: Timing, candidate: CandidateTimes) {
  const places = panel.flatMap(({ timelines }, group) =>
    timelines.map((timeline, index) => ({ group, timeline, index })),
  );
  const sweep = new PresenceSweep(places.map(({ timeline }) => suitableStarts(timeline, timing)));
  const grid = gridStarts([panel.map(({ open }) => open).reduce(intersectSpans)], timing);
  const starts: number[] = [];
  const presences: number[][][] = panel.map(() => []);
  let present: number[][] = [];
  let isFilled = false;
  for (let i = 0; i < grid.length; i++) {
    const start = grid[i] ?? 0;
    if (sweep.moveTo(start)) {
      present = panel.map(() => []);
      for (const number of sweep.present) {
        const place = places[number];
        if (place) present[place.group]?.push(place.index);
      }
      isFilled = canBeFilled(panel, present);
    }
    if (!isFilled || !suitsCandidate(candidate, start, start + timing.length)) continue;
    starts.push(start);
    for (const [group, indexes] of present.entries()) presences[group]?.push(indexes);
  }
  return { starts: Float64Array.from(starts), presences };
}

function canBeFilled(panel: readonly PanelGroup[], present: readonly (readonly number[])[]) {
  const vacancies = panel.map(({ group }, index) => ({
    atLeast: group.atLeast,
    candidates: (present[index] ?? []).map((host) => group.hosts[host]?.id ?? ""),
  }));
  return fillGroups(vacancies) !== null;
}

function suitsCandidate({ times, busy }: CandidateTimes, start: number, end: number): boolean {
  if (meetsSpans(busy, start, end)) return false;
  if (!times) return true;
  const index = findSpan(times, start);
  return (times[index] ?? Number.POSITIVE_INFINITY) <= start && end <= (times[index + 1] ?? 0);
}

/** @param presences For each start the numbers of the hosts whom it suits. */
function readSeats(
  context: PartContext,
  { group, timelines, timing }: PanelGroup,
  starts: Float64Array,
  presences: readonly (readonly number[])[],
): Seats {
  const places = timelines.map((timeline) => readPlace(context, group, timeline, starts, timing));
  for (const [start, present] of presences.entries()) {
    for (const host of present) {
      const place = places[host];
      const begins = starts[start] ?? 0;
      if (place) place.minutes[start] = place.outsideAt(begins, begins + timing.length);
    }
  }
  const loads = places
    .map(({ load }) => load)
    .sort((a, b) => a - b)
    .slice(0, group.atLeast);
  return {
    atLeast: group.atLeast,
    places,
    leastLoad: loads.reduce((sum, load) => sum + load, 0),
    fairLoad: loads.at(-1) ?? 0,
  };
}

interface PlaceBeingRead extends Place {
  readonly outsideAt: (start: number, end: number) => number;
}

function readPlace(
  { query, met, weights }: PartContext,
  group: LoopGroup,
  { host, field, zone }: HostTimeline,
  starts: Float64Array,
  { from, to }: Timing,
): PlaceBeingRead {
  const isRoom = group.kind === "rooms";
  const { load = {}, hours = {} } = query.preferences ?? {};
  const preferred = isRoom || !Object.hasOwn(hours, host.id) ? undefined : hours[host.id];
  const good = isRoom
    ? null
    : placeHours(preferred ?? DAYTIME, zone, from, to, `preferences.hours.${host.id}`);
  const known = met.get(host.id) ?? { person: met.size, isRoom };
  if (known.isRoom !== isRoom) {
    throw new InvalidInputError(field, "is a room in one group and a person in another");
  }
  met.set(host.id, known);
  return {
    hostId: host.id,
    person: known.person,
    timeZone: host.timeZone,
    zone,
    isRoom,
    hasPreferredHours: preferred !== undefined,
    load:
      isRoom || !Object.hasOwn(load, host.id)
        ? 0
        : requireWhole(load[host.id] ?? 0, `preferences.load.${host.id}`, 0, MOST_LOAD),
    quota: host.limits ? new HostQuota(host.limits, zone, from, to) : null,
    minutes: new Float64Array(starts.length).fill(Number.POSITIVE_INFINITY),
    pointsPerMinute: preferred ? weights.preferredHours : weights.earlyLate,
    outsideAt: (start, end) => (good ? minutesOutside(good, start, end) : 0),
  };
}
