import type { Spans } from "./spans.ts";

/** Position of the first span that ends after `time`: the one that holds it, if any does. */
export function findSpan(spans: Spans, time: number): number {
  let low = 0;
  let high = spans.length >> 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[2 * middle + 1] ?? 0) > time) high = middle;
    else low = middle + 1;
  }
  return 2 * low;
}
