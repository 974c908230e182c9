import { mergeSpans } from "../interval/merge-spans.ts";
import type { ZoneTable } from "../zone/zone-table.ts";
import { DAY, FIRST_MONDAY, WEEK } from "./calendar-units.ts";
import type { Hours } from "./read-hours.ts";

/**
 * When a host is open: the windows of the local dates from the day before `from`'s date to `to`'s
 * date, placed on the time line, merged where they overlap or touch, across midnight too.
 *
 * @param zone Covers [from, to].
 * @param from Milliseconds.
 * @param to Milliseconds.
 * @returns spans that may reach beyond [from, to]; a window that a clock change swallows is left out
 * @see RFC 5545 §3.3.5 for skipped and repeated local times
 */
export function openSpans(hours: Hours, zone: ZoneTable, from: number, to: number): number[] {
  const { week, overrides } = hours;
  const { until, offset } = zone;
  const firstDate = dateOf(from + zone.offsetAt(from)) - DAY;
  const lastDate = dateOf(to + zone.offsetAt(to));
  const spans: number[] = [];
  let ascending = true;
  let previousStart = Number.NEGATIVE_INFINITY;
  let reached = Number.NEGATIVE_INFINITY;
  let period = zone.indexFor(firstDate);
  let weekday = weekdayOf(firstDate);

  for (let date = firstDate; date <= lastDate; date += DAY) {
    const windows = overrides?.get(date) ?? week[weekday] ?? [];
    weekday = weekday === 6 ? 0 : weekday + 1;
    while (date >= (until[period] ?? 0)) period++;
    // Most dates are so far from a clock change that one offset places all their windows.
    const settled = date + 2 * DAY <= (until[period] ?? 0);
    const midnight = date - (offset[period] ?? 0);

    for (let i = 0; i < windows.length; i += 2) {
      const opens = windows[i] ?? 0;
      const closes = windows[i + 1] ?? 0;
      const start = settled ? midnight + opens : zone.place(date + opens);
      const end = settled ? midnight + closes : zone.place(date + closes);
      if (start >= end) continue;
      if (start < previousStart) ascending = false;
      if (start > reached || !ascending) spans.push(start, end);
      else if (end > reached) spans[spans.length - 1] = end;
      previousStart = start;
      if (end > reached) reached = end;
    }
  }
  return ascending ? spans : mergeSpans(spans);
}

function dateOf(local: number): number {
  return Math.floor(local / DAY) * DAY;
}

/** Days since Monday. */
function weekdayOf(date: number): number {
  const sinceMonday = (date - FIRST_MONDAY) % WEEK;
  return (sinceMonday < 0 ? sinceMonday + WEEK : sinceMonday) / DAY;
}
