import { DAY } from "../availability/calendar-units.ts";
import type { Timing } from "./timing.ts";

/**
 * The first start of the grid of an open span: its own start, moved on in elapsed time by what its
 * wall-clock minutes lack to the next multiple of `alignTo`.
 */
export function firstStart(openStart: number, { alignTo, gridZone }: Timing): number {
  if (alignTo === 0) return openStart;
  const local = openStart + gridZone.offsetAt(openStart);
  const sinceMidnight = local - Math.floor(local / DAY) * DAY;
  const past = sinceMidnight % alignTo;
  return past === 0 ? openStart : openStart + alignTo - past;
}
