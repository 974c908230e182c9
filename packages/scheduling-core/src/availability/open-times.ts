import { intersectSpans } from "../interval/intersect-spans.ts";
import type { Interval } from "../interval/interval.ts";
import { mergeSpans } from "../interval/merge-spans.ts";
import { requireInterval } from "../interval/require-interval.ts";
import { subtractSpans } from "../interval/subtract-spans.ts";
import { zoneTableFor } from "../zone/zone-table-for.ts";
import { badBusyTime, isOrdered } from "./block-busy.ts";
import type { Host } from "./host.ts";
import { openSpans } from "./open-spans.ts";
import { readHours } from "./read-hours.ts";

/**
 * When a host is open within a range, less its busy times: the hours as the slot engine reads them,
 * for what draws or counts them.
 *
 * @param host Hours and overrides are in its zone; limits and buffers play no part.
 * @param range Half-open.
 * @returns half-open, ascending, cut off at the range, touching ones merged
 * @throws InvalidInputError for hours that have no meaning, and intervals that end before they start
 * @throws UnknownTimeZoneError
 * @example
 * openTimes(
 *   { timeZone: "America/Toronto", weeklyHours: { sun: [["00:00", "04:00"]] } },
 *   { start: new Date("2026-03-08T00:00:00Z"), end: new Date("2026-03-09T00:00:00Z") },
 * ) // 05:00Z to 08:00Z: the clocks moved at 02:00
 */
export function openTimes(
  host: Pick<Host, "timeZone" | "weeklyHours" | "overrides" | "busy">,
  range: Interval,
): Interval[] {
  requireInterval(range, "range");
  const [from, to] = [range.start.getTime(), range.end.getTime()];
  const zone = zoneTableFor(host.timeZone, from, to, "host.timeZone");
  const hours = readHours({ id: "", ...host }, "host");
  const open = intersectSpans(openSpans(hours, zone, from, to), [from, to]);
  const busy = (host.busy ?? []).flatMap(({ start, end }, index) => {
    if (!isOrdered(start.getTime(), end.getTime())) throw badBusyTime(`host.busy[${index}]`);
    return start < end ? [start.getTime(), end.getTime()] : [];
  });
  const free = subtractSpans(open, mergeSpans(busy));
  const times: Interval[] = [];
  for (let i = 0; i < free.length; i += 2) {
    times.push({ start: new Date(free[i] ?? 0), end: new Date(free[i + 1] ?? 0) });
  }
  return times;
}
