import type { PublishedTime } from "@convene/prisma";
import {
  expandRecurrence,
  type Interval,
  type LocalWindow,
  toInstant,
  toLocal,
} from "@convene/scheduling-core";
import { addDays, addMinutes, subDays } from "date-fns";

type Publication = Pick<
  PublishedTime,
  "startLocal" | "timezone" | "durationMinutes" | "rule" | "excluded"
>;

/** Overrides of the slot engine: by date `YYYY-MM-DD`, the open windows. */
type DatedHours = Record<string, LocalWindow[]>;

/** The spans of a published time that overlap a range, ascending. */
export function publishedSpans(
  { startLocal, timezone, durationMinutes, rule, excluded }: Publication,
  range: Interval,
): Interval[] {
  // An occurrence that began before may still go on.
  const around = { start: subDays(range.start, 1), end: range.end };
  const starts =
    rule === null
      ? [toInstant(startLocal, timezone)]
      : expandRecurrence({ start: startLocal, timeZone: timezone, rule }, { range: around });
  const without = new Set(excluded.map((instant) => instant.getTime()));
  return starts
    .filter((start) => !without.has(start.getTime()))
    .map((start) => ({ start, end: addMinutes(start, durationMinutes) }))
    .filter(({ start, end }) => start < range.end && end > range.start);
}

/**
 * Published times as the slot engine's overrides, for a host without weekly hours: they are open then
 * and at no other time.
 *
 * @param timeZone IANA, the host's; the times may have been published in another.
 */
export function publishedHours(
  times: readonly Publication[],
  timeZone: string,
  range: Interval,
): DatedHours {
  const hours: DatedHours = {};
  for (const time of times) {
    for (const span of publishedSpans(time, range)) {
      for (const [date, window] of windowsOf(span, timeZone)) {
        hours[date] = [...(hours[date] ?? []), window];
      }
    }
  }
  return hours;
}

/** The windows of a span of at most a day, date by date: one that goes on after midnight is two. */
function windowsOf({ start, end }: Interval, timeZone: string): [string, LocalWindow][] {
  const [from, until] = [clockOf(start, timeZone), clockOf(end, timeZone)];
  const windows: [string, LocalWindow][] =
    from.date === until.date
      ? [[from.date, [from.time, until.time]]]
      : [
          [from.date, [from.time, "24:00"]],
          [until.date, ["00:00", until.time]],
        ];
  // Where the clocks go back, a span may end at the time that it starts at: nothing is left of it.
  return windows.filter(([, [opens, closes]]) => opens < closes);
}

function clockOf(instant: Date, timeZone: string) {
  const { local } = toLocal(instant, timeZone);
  return { date: local.slice(0, 10), time: local.slice(11, 16) };
}

/** What is read of a range, and so much more on either side: local days reach over its edges. */
export function withMargin({ start, end }: Interval): Interval {
  return { start: subDays(start, 2), end: addDays(end, 2) };
}
