import { InvalidInputError } from "../errors/invalid-input-error.ts";
import type { Interval } from "../interval/interval.ts";
import { meetsSpans } from "../interval/meets-spans.ts";
import type { SpanCollector } from "../interval/span-collector.ts";
import type { Spans } from "../interval/spans.ts";

/** Milliseconds that a booking takes: its own length, and what is kept free around it. */
export interface Footprint {
  readonly length: number;
  readonly before: number;
  readonly after: number;
}

/**
 * Adds the starts that busy times rule out. Around a busy time [a, b) these lie strictly between
 * a − after − length and b + before.
 *
 * @param open What lies far from every open span is left out before anything is sorted.
 * @throws InvalidInputError naming `field`[i]
 */
export function blockBusy(
  blocked: SpanCollector,
  busy: readonly Interval[],
  { length, before, after }: Footprint,
  open: Spans,
  field: string,
): void {
  let index = 0;
  for (const interval of busy) {
    const start = interval.start.getTime();
    const end = interval.end.getTime();
    if (!isOrdered(start, end)) throw badBusyTime(`${field}[${index}]`);
    if (start < end && meetsSpans(open, start - after, end + before)) {
      blocked.add(start - after - length, end + before);
    }
    index++;
  }
}

/** Not `start > end`: that would let an invalid date pass. */
export function isOrdered(start: number, end: number): boolean {
  return start <= end;
}

export function badBusyTime(field: string): InvalidInputError {
  return new InvalidInputError(field, "ends before it starts, or is no date");
}
