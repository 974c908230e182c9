import { InvalidInputError } from "../errors/invalid-input-error.ts";
import { requireInstant } from "../errors/require-instant.ts";
import type { Interval } from "./interval.ts";

/**
 * Checks that both ends are dates and that the end is not before the start; equal is allowed.
 *
 * @throws InvalidInputError naming `field`, or its `.start` or `.end`
 */
export function requireInterval(interval: Interval, field: string): Interval {
  const start = requireInstant(interval.start, `${field}.start`);
  const end = requireInstant(interval.end, `${field}.end`);
  if (end < start) throw new InvalidInputError(field, "ends before it starts");
  return interval;
}
