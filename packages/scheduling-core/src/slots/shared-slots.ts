import { intersectSpans } from "../interval/intersect-spans.ts";
import { SpanCollector } from "../interval/span-collector.ts";
import type { Spans } from "../interval/spans.ts";
import { firstStart } from "./first-start.ts";
import { blockHost, type HostTimeline } from "./host-timeline.ts";
import { nextStart } from "./next-start.ts";
import type { AvailableSlot } from "./slot-query.ts";
import type { Timing } from "./timing.ts";
import { tooManySlots } from "./too-many-slots.ts";

/**
 * The slots that suit all hosts. They act as one: one list of shared open spans, one list of blocked
 * starts, and two pointers that only move forward.
 */
export function sharedSlots(timelines: readonly HostTimeline[], timing: Timing): AvailableSlot[] {
  const open = timelines.map((timeline) => timeline.open).reduce(intersectSpans);
  const busyCount = timelines.reduce((sum, { host }) => sum + (host.busy?.length ?? 0), 0);
  const blocked = new SpanCollector(busyCount, timing.from, timing.to);
  for (const timeline of timelines) blockHost(blocked, timeline, open, timing);
  const hostIds = timelines.map(({ host }) => host.id);
  return sweep(open, blocked.union(), hostIds, timing);
}

function sweep(
  open: Spans,
  blocked: Spans,
  hostIds: readonly string[],
  timing: Timing,
): AvailableSlot[] {
  const { earliest, latest, length, step, maxSlots } = timing;
  const slots: AvailableSlot[] = [];
  let b = 0;
  for (let i = 0; i < open.length; i += 2) {
    const first = firstStart(open[i] ?? 0, timing);
    const last = Math.min((open[i + 1] ?? 0) - length, latest);
    let start = nextStart(first, step, earliest);
    while (start <= last) {
      while ((blocked[b + 1] ?? 0) <= start) b += 2;
      const blockedFrom = blocked[b] ?? 0;
      if (blockedFrom < start) {
        start = nextStart(first, step, blocked[b + 1] ?? 0);
        continue;
      }
      const stop = Math.min(last, blockedFrom);
      if (slots.length + (stop - start) / step >= maxSlots) throw tooManySlots(maxSlots);
      for (; start <= stop; start += step) {
        slots.push({
          start: new Date(start),
          end: new Date(start + length),
          hostIds: hostIds.slice(),
        });
      }
    }
  }
  return slots;
}
