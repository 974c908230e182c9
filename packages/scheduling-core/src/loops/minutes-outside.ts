import { MINUTE } from "../availability/calendar-units.ts";
import { findSpan } from "../interval/find-span.ts";
import type { Spans } from "../interval/spans.ts";

/** How many minutes of [start, end) lie in none of the spans; a part of a minute counts as one. */
export function minutesOutside(spans: Spans, start: number, end: number): number {
  let outside = end - start;
  for (let i = findSpan(spans, start); (spans[i] ?? Number.POSITIVE_INFINITY) < end; i += 2) {
    outside -= Math.min(end, spans[i + 1] ?? 0) - Math.max(start, spans[i] ?? 0);
  }
  return Math.ceil(outside / MINUTE);
}
