import type { Spans } from "./spans.ts";

/** The times that lie in both, ascending. */
export function intersectSpans(a: Spans, b: Spans): number[] {
  const shared: number[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const endOfA = a[i + 1] ?? 0;
    const endOfB = b[j + 1] ?? 0;
    const start = Math.max(a[i] ?? 0, b[j] ?? 0);
    const end = Math.min(endOfA, endOfB);
    if (start < end) shared.push(start, end);
    if (endOfA < endOfB) i += 2;
    else j += 2;
  }
  return shared;
}
