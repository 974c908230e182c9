import { addMinutes, subMinutes } from "date-fns";
import { requireMinutes } from "../errors/require-minutes.ts";
import type { Interval } from "./interval.ts";
import { requireInterval } from "./require-interval.ts";

export interface ConflictOptions {
  /** Minutes by which each existing interval is widened on both sides; default 0. */
  readonly bufferMinutes?: number;
}

/**
 * The existing intervals that share time with the slot, in the order given.
 *
 * Intervals are half-open, so touching ones do not conflict, and one of no length meets nothing. For
 * events that are stored without their buffers: stored reservations carry theirs already.
 *
 * @throws InvalidInputError naming `slot`, `existing[i]` or `bufferMinutes`
 * @example
 * findConflicts(tenToEleven, [elevenToNoon], { bufferMinutes: 15 }) // [elevenToNoon]
 */
export function findConflicts<Existing extends Interval>(
  slot: Interval,
  existing: readonly Existing[],
  { bufferMinutes = 0 }: ConflictOptions = {},
): Existing[] {
  requireMinutes(bufferMinutes, "bufferMinutes", 0);
  requireInterval(slot, "slot");
  return existing.filter((other, index) => {
    requireInterval(other, `existing[${index}]`);
    if (isEmpty(slot) || isEmpty(other)) return false;
    return (
      slot.start < addMinutes(other.end, bufferMinutes) &&
      subMinutes(other.start, bufferMinutes) < slot.end
    );
  });
}

function isEmpty(interval: Interval): boolean {
  return interval.start.getTime() === interval.end.getTime();
}
