import { RRuleTemporal } from "rrule-temporal";
import { DAY } from "../availability/calendar-units.ts";
import { InvalidInputError } from "../errors/invalid-input-error.ts";
import type { Interval } from "../interval/interval.ts";
import { requireInterval } from "../interval/require-interval.ts";
import { parseLocal } from "../zone/parse-local.ts";
import type { ZoneTable } from "../zone/zone-table.ts";
import { zoneTableFor } from "../zone/zone-table-for.ts";
import { readRule } from "./read-rule.ts";

export interface Recurrence {
  /** DTSTART: `YYYY-MM-DDTHH:mm:ss`, or without the seconds, local to `timeZone`. */
  readonly start: string;
  /** IANA identifier. */
  readonly timeZone: string;
  /** RRULE value, e.g. `FREQ=WEEKLY;BYDAY=MO`; an UNTIL without `Z` is local to `timeZone`. */
  readonly rule: string;
  /** EXDATE: local times taken out. */
  readonly exceptDates?: readonly string[];
  /** RDATE: local times added. */
  readonly extraDates?: readonly string[];
}

export interface RecurrenceBounds {
  /** Occurrences start inside; at most 20 years. */
  readonly range: Interval;
  /** Give the earliest so many; at most 10,000. Without it, more than that are refused. */
  readonly limit?: number;
}

const MOST_OCCURRENCES = 10_000;
const MOST_RANGE = 20 * 366 * DAY;
const MOST_STEPS = 50_000;

/**
 * The starts of a series that lie in a range, ascending and each once.
 *
 * The rule is worked out on the wall clock, and each local time is then placed like any other: one
 * that a clock change skips takes the offset from before the gap, one that comes twice means its first
 * occurrence. So no occurrence is lost, and COUNT counts them all: here the RFC's letter (§3.3.10) is left on purpose. The start itself belongs to the
 * series only if the rule gives it. A date-only UNTIL includes that whole local day.
 *
 * @throws InvalidInputError naming `start`, `rule`, `exceptDates[i]`, `extraDates[i]`, `range` or `limit`
 * @throws UnknownTimeZoneError
 * @see RFC 5545 §3.3.5, §3.3.10, §3.8.5; docs/decisions/recurrence-library.md
 * @example
 * expandRecurrence(
 *   { start: "2026-03-01T09:00", timeZone: "America/Toronto", rule: "FREQ=WEEKLY" },
 *   { range: march },
 * ) // 14:00Z, then 13:00Z from the 8th on, when the clocks have moved
 */
export function expandRecurrence(
  { start, timeZone, rule, exceptDates = [], extraDates = [] }: Recurrence,
  { range, limit }: RecurrenceBounds,
): Date[] {
  requireInterval(range, "range");
  const from = range.start.getTime();
  const to = range.end.getTime();
  if (to - from > MOST_RANGE) throw new InvalidInputError("range", "is longer than 20 years");
  if (
    limit !== undefined &&
    !(Number.isInteger(limit) && limit >= 1 && limit <= MOST_OCCURRENCES)
  ) {
    throw new InvalidInputError("limit", `must be a whole number from 1 to ${MOST_OCCURRENCES}`);
  }

  const zone = zoneTableFor(timeZone, from, to);
  const { parts, until } = readRule(rule);
  const last = until === null ? Number.POSITIVE_INFINITY : readUntil(until, timeZone);
  const first = parseLocal(start, "start");
  const excepted = new Set(placeAll(exceptDates, timeZone, "exceptDates"));

  const starts = new Set(placeAll(extraDates, timeZone, "extraDates"));
  for (const local of expandLocally(first, parts, localWindow(zone, from, Math.min(to, last)))) {
    const at = zone.place(local);
    if (at <= last) starts.add(at);
  }
  const kept = [...starts].filter((at) => at >= from && at < to && !excepted.has(at));
  if (limit === undefined && kept.length > MOST_OCCURRENCES) {
    throw new InvalidInputError("range", `holds more than ${MOST_OCCURRENCES} occurrences`);
  }
  return kept
    .sort((a, b) => a - b)
    .slice(0, limit)
    .map((at) => new Date(at));
}

/** Local times that can come to lie in [from, to]: a day more on each side than the zone's offset says. */
function localWindow(zone: ZoneTable, from: number, to: number): Interval {
  return {
    start: new Date(from + zone.offsetAt(from) - DAY),
    end: new Date(to + zone.offsetAt(to) + DAY),
  };
}

/**
 * The rule's local times, as the milliseconds that they would be in UTC. The library is given UTC for
 * a zone: left to the real one it drops the times that a clock change skips.
 */
function expandLocally(first: number, parts: string, window: Interval): number[] {
  if (window.end <= window.start) return [];
  const stamp = new Date(first).toISOString().replace(/\.\d+|[-:]/g, "");
  try {
    const series = new RRuleTemporal({
      rruleString: `DTSTART:${stamp}\nRRULE:${parts}`,
      maxIterations: MOST_STEPS,
      maxCandidateEvaluations: MOST_STEPS,
      cache: false,
    });
    return series.between(window.start, window.end, true).map((time) => time.epochMilliseconds);
  } catch (cause) {
    throw new InvalidInputError("rule", "takes too long to work out, or has no meaning", { cause });
  }
}

/** The last instant that an UNTIL lets pass. */
function readUntil(until: string, timeZone: string): number {
  const date = `${until.slice(0, 4)}-${until.slice(4, 6)}-${until.slice(6, 8)}`;
  const time = until.length === 8 ? "23:59:59" : until.slice(9, 15).replace(/(\d\d)(?=\d)/g, "$1:");
  const local = parseLocal(`${date}T${time}`, "rule");
  return until.endsWith("Z") ? local : zoneTableFor(timeZone, local, local).place(local);
}

function placeAll(times: readonly string[], timeZone: string, field: string): number[] {
  return times.map((time, index) => {
    const local = parseLocal(time, `${field}[${index}]`);
    return zoneTableFor(timeZone, local, local).place(local);
  });
}
