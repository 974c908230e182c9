import { MINUTE } from "../availability/calendar-units.ts";
import type { Loop } from "./loop.ts";
import type { LoopStates } from "./loop-states.ts";

/** Where a loop stands: which interviews are over, how many of them on the last day, and the state. */
export interface Standing {
  /** Bits of the interviews that are over. */
  readonly set: number;
  /** One less than the interviews of the day, where `layers` tells them apart. */
  readonly layer: number;
  readonly state: number;
}

/**
 * Visits every interview and start that can follow.
 *
 * @param visit `points` is what it costs to get there: a gap or a day.
 */
export function nextSteps(
  loop: Loop,
  states: LoopStates,
  { set, layer, state }: Standing,
  visit: (part: number, start: number, layer: number, points: number) => void,
): void {
  const { parts, perDay, sameDay, weights, breakLength } = loop;
  const ready = (states.ends[state] ?? 0) + breakLength;
  const nextLayer = states.layers > 1 ? layer + 1 : 0;
  const isDayFull = states.layers > 1 ? nextLayer === states.layers : perDay === 1;
  for (const [index, part] of parts.entries()) {
    if ((set & (1 << index)) !== 0 || (part.prerequisites & ~set) !== 0) continue;
    const { starts } = part;
    const last = isDayFull ? 0 : (states.todayLast[index]?.[state] ?? 0);
    for (let start = states.todayFirst[index]?.[state] ?? 0; start < last; start++) {
      const waited = Math.ceil(((starts[start] ?? 0) - ready) / MINUTE);
      visit(index, start, nextLayer, waited * weights.gap);
    }
    if (sameDay) continue;
    for (let start = states.laterFirst[index]?.[state] ?? 0; start < starts.length; start++) {
      visit(index, start, 0, weights.day);
    }
  }
}
