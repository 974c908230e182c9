import {
  expandRecurrence,
  type Interval,
  InvalidInputError,
  toInstant,
} from "@convene/scheduling-core";
import { addMinutes, addYears, differenceInCalendarDays, parseISO } from "date-fns";

/** When a series takes place. */
export interface SeriesTimes {
  /** RFC 5545 RRULE, without DTSTART. */
  readonly rule: string;
  /** Of the first occurrence, `YYYY-MM-DDTHH:mm:ss` in `timezone`. */
  readonly startLocal: string;
  /** IANA. */
  readonly timezone: string;
  readonly durationMinutes: number;
  /** Occurrences by the rule that do not take place. */
  readonly excluded: readonly Date[];
}

/** So far ahead occurrences are made; the others follow as time goes on. */
export const SERIES_AHEAD_DAYS = 180;

/** More at once would keep others waiting for the same people's time. */
const MOST_OCCURRENCES = 200;

/** A rule that gives nothing for so long gives nothing any more. */
const LONGEST_PAUSE_YEARS = 5;

/**
 * The occurrences that begin within a range, ascending.
 *
 * @throws InvalidInputError naming `rule` or `start`, or `rule` where there are more than 200
 */
export function occurrencesOf(series: SeriesTimes, range: Interval): Interval[] {
  const { rule, startLocal, timezone: timeZone, durationMinutes, excluded } = series;
  const starts = expandRecurrence(
    { start: startLocal, timeZone, rule },
    { range, limit: MOST_OCCURRENCES + excluded.length + 1 },
  );
  const gone = new Set(excluded.map((at) => at.getTime()));
  const kept = starts.filter((start) => !gone.has(start.getTime()));
  if (kept.length > MOST_OCCURRENCES) {
    throw new InvalidInputError("rule", `gives more than ${MOST_OCCURRENCES} within half a year`);
  }
  return kept.map((start) => ({ start, end: addMinutes(start, durationMinutes) }));
}

/** Whether the rule gives nothing from an instant on. */
export function isOver({ rule, startLocal, timezone: timeZone }: SeriesTimes, from: Date): boolean {
  const range = { start: from, end: addYears(from, LONGEST_PAUSE_YEARS) };
  return expandRecurrence({ start: startLocal, timeZone, rule }, { range, limit: 1 }).length === 0;
}

/** Longer series count as without end. */
const LONGEST_SERIES_YEARS = 15;

/**
 * Which of its series an occurrence is, counted from 1, and of how many.
 *
 * @param at By the rule.
 * @returns null where the series ended before it; `total` null where it goes on without end
 */
export function placeInSeries(
  series: SeriesTimes,
  at: Date,
): { readonly position: number; readonly total: number | null } | null {
  const { rule, startLocal, timezone: timeZone, excluded } = series;
  const start = toInstant(startLocal, timeZone);
  const isEndless = partOf(rule, "COUNT") === null && partOf(rule, "UNTIL") === null;
  const end = isEndless ? addMinutes(at, 1) : addYears(start, LONGEST_SERIES_YEARS);
  if (end <= start) return null;
  const starts = expandRecurrence({ start: startLocal, timeZone, rule }, { range: { start, end } });
  const gone = new Set(excluded.map((one) => one.getTime()));
  const kept = starts.filter((one) => !gone.has(one.getTime()));
  const index = kept.findIndex((one) => one.getTime() === at.getTime());
  return index === -1 ? null : { position: index + 1, total: isEndless ? null : kept.length };
}

/** The rule, ending before an occurrence. @param before Local, `YYYY-MM-DDTHH:mm:ss`. */
export function endedBefore(rule: string, before: string): string {
  // The second before it, local: UNTIL includes what it names (RFC 5545 §3.3.10).
  const last = new Date(parseISO(`${before}Z`).getTime() - 1_000).toISOString();
  return withPart(withPart(rule, "COUNT", null), "UNTIL", last.replace(/[-:]|\.\d+Z/g, ""));
}

/** The rule from an occurrence on, where so many went before it. */
export function restAfter(rule: string, gone: number): string {
  const count = partOf(rule, "COUNT");
  return count === null ? rule : withPart(rule, "COUNT", String(Math.max(1, Number(count) - gone)));
}

const WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/**
 * The rule of a series whose occurrences all move from one local time to another. Its weekdays move
 * along; what is tied to other days cannot.
 *
 * @param from Local, `YYYY-MM-DDTHH:mm:ss`; `to` likewise.
 * @throws InvalidInputError naming `start` where the day changes and the rule is not by weekdays
 */
export function movedRule(rule: string, from: string, to: string): string {
  const days = differenceInCalendarDays(parseISO(to), parseISO(from));
  const until = partOf(rule, "UNTIL");
  if (days === 0) return until === null ? rule : withPart(rule, "UNTIL", until.slice(0, 8));
  const byDay = partOf(rule, "BYDAY");
  const isTied = ["BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYSETPOS"].some(
    (name) => partOf(rule, name) !== null,
  );
  const weekdays = byDay?.split(",") ?? [];
  if (isTied || weekdays.some((day) => !WEEKDAYS.includes(day))) {
    throw new InvalidInputError("start", "changes the day of a series that is tied to its days");
  }
  const shifted = weekdays.map((day) => WEEKDAYS.at((WEEKDAYS.indexOf(day) + days) % 7) ?? day);
  const moved = byDay === null ? rule : withPart(rule, "BYDAY", shifted.join(","));
  return until === null ? moved : withPart(moved, "UNTIL", shiftDay(until, days));
}

/** The local date of an UNTIL, so many days later; it includes that whole day. */
function shiftDay(until: string, days: number): string {
  const date = `${until.slice(0, 4)}-${until.slice(4, 6)}-${until.slice(6, 8)}T00:00:00Z`;
  const shifted = new Date(parseISO(date).getTime() + days * 24 * 60 * 60_000);
  return shifted.toISOString().slice(0, 10).replaceAll("-", "");
}

/**
 * A local time, moved by what lies between two others on the wall clock.
 *
 * @param local `YYYY-MM-DDTHH:mm:ss`; `from` and `to` likewise.
 */
export function shiftLocal(local: string, from: string, to: string): string {
  const wall = (text: string) => parseISO(`${text}Z`).getTime();
  return new Date(wall(local) + wall(to) - wall(from)).toISOString().slice(0, 19);
}

function partOf(rule: string, name: string): string | null {
  const part = rule.split(";").find((one) => one.toUpperCase().startsWith(`${name}=`));
  return part === undefined ? null : part.slice(name.length + 1);
}

function withPart(rule: string, name: string, value: string | null): string {
  const others = rule.split(";").filter((one) => !one.toUpperCase().startsWith(`${name}=`));
  return (value === null ? others : [...others, `${name}=${value}`]).join(";");
}
