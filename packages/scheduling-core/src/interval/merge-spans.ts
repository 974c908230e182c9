import type { Spans } from "./spans.ts";

/** The union of spans in any order: ascending, with overlapping and touching ones made one. */
export function mergeSpans(spans: Spans): number[] {
  const pairs: [number, number][] = [];
  for (let i = 0; i < spans.length; i += 2) pairs.push([spans[i] ?? 0, spans[i + 1] ?? 0]);
  pairs.sort((a, b) => a[0] - b[0]);

  const merged: number[] = [];
  let reached = Number.NEGATIVE_INFINITY;
  for (const [start, end] of pairs) {
    if (start > reached) {
      merged.push(start, end);
      reached = end;
    } else if (end > reached) {
      merged[merged.length - 1] = end;
      reached = end;
    }
  }
  return merged;
}
