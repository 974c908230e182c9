import type { Spans } from "./spans.ts";

/** The times of `a` that do not lie in `b`, ascending. */
export function subtractSpans(a: Spans, b: Spans): number[] {
  const left: number[] = [];
  let j = 0;
  for (let i = 0; i < a.length; i += 2) {
    let start = a[i] ?? 0;
    const end = a[i + 1] ?? 0;
    while (j < b.length && (b[j + 1] ?? 0) <= start) j += 2;
    // What reaches over this span's end may cut the next one too.
    for (let k = j; k < b.length && (b[k] ?? 0) < end; k += 2) {
      const from = b[k] ?? 0;
      if (start < from) left.push(start, from);
      start = Math.max(start, b[k + 1] ?? 0);
    }
    if (start < end) left.push(start, end);
  }
  return left;
}
