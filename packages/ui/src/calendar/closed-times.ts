import type { OpenSpan } from "./calendar-event.ts";

/**
 * What of a range is not open.
 *
 * @param open Half-open, ascending, apart from each other.
 */
export function closedTimes(open: readonly OpenSpan[], { start, end }: OpenSpan): OpenSpan[] {
  const closed: OpenSpan[] = [];
  let reached = start;
  for (const span of open) {
    if (span.start > reached) closed.push({ start: reached, end: span.start });
    if (span.end > reached) reached = span.end;
  }
  if (reached < end) closed.push({ start: reached, end });
  return closed;
}
