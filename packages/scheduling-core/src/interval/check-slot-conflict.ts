import { type ConflictOptions, findConflicts } from "./find-conflicts.ts";
import type { Interval } from "./interval.ts";

/**
 * Whether the slot shares time with any existing interval, by the rules of `findConflicts`.
 *
 * @throws InvalidInputError as `findConflicts`
 */
export function checkSlotConflict(
  slot: Interval,
  existing: readonly Interval[],
  options: ConflictOptions = {},
): boolean {
  return findConflicts(slot, existing, options).length > 0;
}
