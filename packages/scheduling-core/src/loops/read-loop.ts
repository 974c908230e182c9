import { minutesToMilliseconds } from "date-fns";
import { badBusyTime, isOrdered } from "../availability/block-busy.ts";
import { DAY, MINUTE } from "../availability/calendar-units.ts";
import { InvalidInputError } from "../errors/invalid-input-error.ts";
import { requireInstant } from "../errors/require-instant.ts";
import { requireMinutes } from "../errors/require-minutes.ts";
import type { Interval } from "../interval/interval.ts";
import { mergeSpans } from "../interval/merge-spans.ts";
import { requireInterval } from "../interval/require-interval.ts";
import { zoneTableAround } from "../slots/timing.ts";
import type { ZoneTable } from "../zone/zone-table.ts";
import type { Loop } from "./loop.ts";
import type { LoopInterview, LoopLimits, LoopQuery, LoopWeights } from "./loop-query.ts";
import { placeHours } from "./place-hours.ts";
import { type CandidateTimes, type PartContext, readPart } from "./read-part.ts";
import { requireWhole } from "./require-whole.ts";

const MOST_INTERVIEWS = 8;
const MOST_POINTS = 10_000;

const DEFAULT_WEIGHTS: LoopWeights = {
  candidateHours: 4,
  preferredHours: 2,
  earlyLate: 1,
  gap: 1,
  day: 240,
  load: 15,
  again: 60,
  soon: 20,
};

/**
 * Checks the query of a loop and finds the starts of each interview by itself.
 *
 * @throws InvalidInputError naming the field
 * @throws UnknownTimeZoneError naming the field
 */
export function readLoop(query: LoopQuery, limits: LoopLimits): Loop {
  const { interviews, candidate, preferences = {} } = query;
  const maxRangeDays = requireWhole(limits.maxRangeDays ?? 92, "maxRangeDays", 1, 366);
  const maxStarts = requireWhole(limits.maxStarts ?? 20_000, "maxStarts", 1, 200_000);
  const maxNodes = requireWhole(limits.maxNodes ?? 2_000_000, "maxNodes", 1, 1e12);
  const limit = requireWhole(query.limit ?? 10, "limit", 1, 100);
  requireInterval(query.range, "range");
  const from = query.range.start.getTime();
  const to = query.range.end.getTime();
  if (to - from > maxRangeDays * DAY) {
    throw new InvalidInputError("range", `is longer than ${maxRangeDays} days`);
  }
  if (interviews.length === 0) throw new InvalidInputError("interviews", "is empty");
  if (interviews.length > MOST_INTERVIEWS) {
    throw new InvalidInputError("interviews", `are more than ${MOST_INTERVIEWS}`);
  }
  const zone = zoneTableAround(candidate.timeZone, from, to, "candidate.timeZone");
  const weights = readWeights(preferences.weights ?? {});
  const met: PartContext["met"] = new Map();
  const context: PartContext = {
    query,
    met,
    weights,
    candidate: readCandidate(candidate, zone, from, to),
    maxStarts,
  };
  requireOrder(interviews);
  const parts = interviews.map((_, position) => readPart(context, position));
  const startCount = parts.reduce((sum, { starts }) => sum + starts.length, 0);
  if (startCount > maxStarts) {
    throw new InvalidInputError("range", `gives more than ${maxStarts} starts: ask for less`);
  }

  const notice = minutesToMilliseconds(
    requireMinutes(query.minimumNotice ?? 0, "minimumNotice", 0),
  );
  const earliest = Math.max(from, requireInstant(query.now, "now") + notice);
  return {
    parts,
    personCount: met.size,
    ...readSpacing(query),
    weights,
    candidateZone: zone,
    candidateHasHours: candidate.hours !== undefined,
    firstDay: Math.floor((earliest + zone.offsetAt(earliest)) / DAY),
    from: Math.min(earliest, to),
    limit,
    maxNodes,
  };
}

function readSpacing(query: LoopQuery) {
  const count = query.interviews.length;
  const breakMinutes = requireMinutes(query.breakMinutes ?? 0, "breakMinutes", 0);
  const longest = query.longestGapMinutes;
  if (longest !== undefined) {
    requireMinutes(longest, "longestGapMinutes", 0);
    if (longest < breakMinutes) {
      throw new InvalidInputError("longestGapMinutes", "is less than breakMinutes");
    }
  }
  const perDay = query.perDay ?? count;
  if (!Number.isInteger(perDay) || perDay < 1) {
    throw new InvalidInputError("perDay", `must be a whole number, 1 or more, not ${perDay}`);
  }
  const sameDay = query.sameDay ?? false;
  if (sameDay && perDay < count) {
    throw new InvalidInputError("perDay", `is less than the ${count} interviews of the one day`);
  }
  return {
    breakLength: breakMinutes * MINUTE,
    longestGap: longest === undefined ? Number.POSITIVE_INFINITY : longest * MINUTE,
    perDay: Math.min(perDay, count),
    sameDay,
  };
}

function readWeights(weights: Partial<LoopWeights>): LoopWeights {
  const all = { ...DEFAULT_WEIGHTS, ...weights };
  for (const [name, points] of Object.entries(all)) {
    if (!Object.hasOwn(DEFAULT_WEIGHTS, name)) {
      throw new InvalidInputError(`preferences.weights.${name}`, "is no weight");
    }
    requireWhole(points, `preferences.weights.${name}`, 0, MOST_POINTS);
  }
  return all;
}

function readCandidate(
  { hours, times, busy = [] }: LoopQuery["candidate"],
  zone: ZoneTable,
  from: number,
  to: number,
): CandidateTimes {
  return {
    zone,
    hours: hours ? placeHours(hours, zone, from, to, "candidate.hours") : null,
    times: times ? mergeSpans(readSpans(times, "candidate.times")) : null,
    busy: mergeSpans(readSpans(busy, "candidate.busy")),
  };
}

/** Those of no length hold nothing, and are left out. */
function readSpans(intervals: readonly Interval[], field: string): number[] {
  return intervals.flatMap((interval, index) => {
    const start = interval.start.getTime();
    const end = interval.end.getTime();
    if (!isOrdered(start, end)) throw badBusyTime(`${field}[${index}]`);
    return start < end ? [start, end] : [];
  });
}

/** @throws InvalidInputError for an order that no loop can keep */
function requireOrder(interviews: readonly LoopInterview[]): void {
  for (const [position, { after = [] }] of interviews.entries()) {
    for (const [index, other] of after.entries()) {
      if (!Number.isInteger(other) || other < 0 || other >= interviews.length) {
        throw new InvalidInputError(
          `interviews[${position}].after[${index}]`,
          `must be the position of an interview, not ${other}`,
        );
      }
    }
  }
  // Whatever can be taken with all before it taken, is; what is left waits for itself.
  const taken = new Set<number>();
  for (let before = -1; before < taken.size; ) {
    before = taken.size;
    for (const [position, { after = [] }] of interviews.entries()) {
      if (after.every((other) => taken.has(other))) taken.add(position);
    }
  }
  const stuck = interviews.findIndex((_, position) => !taken.has(position));
  if (stuck >= 0)
    throw new InvalidInputError(`interviews[${stuck}].after`, "goes round in a circle");
}
