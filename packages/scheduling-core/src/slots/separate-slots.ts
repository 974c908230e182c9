import { gridStarts } from "./grid-starts.ts";
import { type HostTimeline, suitableStarts } from "./host-timeline.ts";
import { PresenceSweep } from "./presence-sweep.ts";
import type { AvailableSlot } from "./slot-query.ts";
import type { Timing } from "./timing.ts";
import { tooManySlots } from "./too-many-slots.ts";

/** The slots that suit `atLeast` of the hosts: each start of their grids tried with every host. */
export function separateSlots(
  timelines: readonly HostTimeline[],
  atLeast: number,
  timing: Timing,
): AvailableSlot[] {
  const { length, maxSlots } = timing;
  const sweep = new PresenceSweep(timelines.map((timeline) => suitableStarts(timeline, timing)));
  const starts = gridStarts(
    timelines.map((timeline) => timeline.open),
    timing,
  );
  const slots: AvailableSlot[] = [];
  let hostIds: string[] = [];
  for (let i = 0; i < starts.length; i++) {
    const start = starts[i] ?? 0;
    if (sweep.moveTo(start)) hostIds = idsOf(timelines, sweep.present);
    if (hostIds.length < atLeast) continue;
    if (slots.length === maxSlots) throw tooManySlots(maxSlots);
    slots.push({ start: new Date(start), end: new Date(start + length), hostIds: hostIds.slice() });
  }
  return slots;
}

function idsOf(timelines: readonly HostTimeline[], indexes: readonly number[]): string[] {
  const ids: string[] = [];
  for (const index of indexes) {
    const timeline = timelines[index];
    if (timeline) ids.push(timeline.host.id);
  }
  return ids;
}
