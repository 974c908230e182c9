import { minutesToMilliseconds } from "date-fns";
import { requireInstant } from "../errors/require-instant.ts";
import { requireMinutes } from "../errors/require-minutes.ts";
import { err, ok, type Result } from "../result.ts";
import type { Interval } from "./interval.ts";

/** A rule that a proposed slot breaks. */
export type TimeSlotProblem =
  | { readonly rule: "endsAfterStart" }
  | { readonly rule: "minDuration"; readonly minutes: number }
  | { readonly rule: "maxDuration"; readonly minutes: number }
  | { readonly rule: "notInPast"; readonly now: Date };

export interface TimeSlotRules {
  readonly now: Date;
  /** Minutes. */
  readonly minDuration?: number;
  /** Minutes. */
  readonly maxDuration?: number;
}

/**
 * Checks a proposed slot: it must end after it starts, keep to the durations, and not start before
 * `now`.
 *
 * @returns the slot, or every rule that it breaks, not just the first
 * @throws InvalidInputError for what can't be judged: an invalid date, or minutes without meaning
 */
export function validateTimeSlot(
  slot: Interval,
  { now, minDuration, maxDuration }: TimeSlotRules,
): Result<Interval, readonly TimeSlotProblem[]> {
  const start = requireInstant(slot.start, "slot.start");
  const lengthMs = requireInstant(slot.end, "slot.end") - start;
  const problems: TimeSlotProblem[] = [];

  if (lengthMs <= 0) problems.push({ rule: "endsAfterStart" });
  if (minDuration !== undefined) {
    requireMinutes(minDuration, "minDuration", 0);
    if (lengthMs < minutesToMilliseconds(minDuration)) {
      problems.push({ rule: "minDuration", minutes: minDuration });
    }
  }
  if (maxDuration !== undefined) {
    requireMinutes(maxDuration, "maxDuration", 0);
    if (lengthMs > minutesToMilliseconds(maxDuration)) {
      problems.push({ rule: "maxDuration", minutes: maxDuration });
    }
  }
  if (start < requireInstant(now, "now")) problems.push({ rule: "notInPast", now });

  return problems.length === 0 ? ok(slot) : err(problems);
}
