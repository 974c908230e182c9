import { findSpan } from "./find-span.ts";
import type { Spans } from "./spans.ts";

/** Whether [start, end) shares time with any of the spans. */
export function meetsSpans(spans: Spans, start: number, end: number): boolean {
  return (spans[findSpan(spans, start)] ?? Number.POSITIVE_INFINITY) < end;
}
