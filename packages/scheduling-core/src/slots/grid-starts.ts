import { SpanCollector } from "../interval/span-collector.ts";
import type { Spans } from "../interval/spans.ts";
import { firstStart } from "./first-start.ts";
import { nextStart } from "./next-start.ts";
import type { Timing } from "./timing.ts";
import { tooManySlots } from "./too-many-slots.ts";

/** Far more starts may be tried than slots come of it, but not without end. */
const TRIES_PER_SLOT = 20;

/**
 * The starts to try, ascending and each once: the union of the grids of all given lists of open spans.
 *
 * Starts that are a multiple of `step` apart fall into one class, where overlapping runs simply merge;
 * different classes share no start. So nothing is compared start by start.
 *
 * @throws InvalidInputError naming `range` where there are too many
 */
export function gridStarts(openLists: readonly Spans[], timing: Timing): ArrayLike<number> {
  const { earliest, latest, length, step, maxSlots } = timing;
  const classes = new Map<number, SpanCollector>();
  for (const open of openLists) {
    for (let i = 0; i < open.length; i += 2) {
      const last = Math.min((open[i + 1] ?? 0) - length, latest);
      const start = nextStart(firstStart(open[i] ?? 0, timing), step, earliest);
      if (start > last) continue;
      const residue = (start - earliest) % step;
      let runs = classes.get(residue);
      if (!runs) {
        runs = new SpanCollector(open.length / 2, earliest, latest + step);
        classes.set(residue, runs);
      }
      runs.add(start, start + (Math.floor((last - start) / step) + 1) * step);
    }
  }

  const starts: number[] = [];
  for (const runs of classes.values()) {
    const merged = runs.union();
    for (let i = 0; i + 2 < merged.length; i += 2) {
      const start = merged[i] ?? 0;
      const end = merged[i + 1] ?? 0;
      if (starts.length + (end - start) / step > maxSlots * TRIES_PER_SLOT) {
        throw tooManySlots(maxSlots);
      }
      for (let time = start; time < end; time += step) starts.push(time);
    }
  }
  return classes.size > 1 ? Float64Array.from(starts).sort() : starts;
}
