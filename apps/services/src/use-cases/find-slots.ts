import type { Work } from "@convene/prisma";
import { type Interval, requireRange } from "@convene/scheduling-core";
import { LONGEST_RANGE_DAYS } from "../domain/longest-range.ts";
import type { OfferedSlot } from "../domain/offered-slots.ts";
import { type Audience, horizonOf } from "../domain/slot-rules.ts";
import { findOffered } from "../slots/find-offered.ts";
import { loadSlotSubject, type SlotsFor } from "../slots/load-slot-subject.ts";

interface FindSlotsRequest {
  readonly of: SlotsFor;
  readonly range: Interval;
  readonly audience: Audience;
}

export interface FoundSlots {
  readonly slots: readonly OfferedSlot[];
  /** Where the range has none: the first one after it, up to the horizon. */
  readonly nextFree: Date | null;
  /** No slot ends later. */
  readonly horizon: Date;
}

/**
 * The free times of a service, or for moving an appointment, within a range of at most 62 days.
 *
 * @throws InvalidInputError for a range that is reversed or too long
 * @throws NotFoundError for a service or host that cannot be booked, or an appointment that is not there
 */
export async function findSlots(
  work: Work,
  { of, range, audience }: FindSlotsRequest,
): Promise<FoundSlots> {
  requireRange(range, LONGEST_RANGE_DAYS);
  const subject = await loadSlotSubject(work.tx, of);
  const ask = (within: Interval) => findOffered(work, subject, { range: within, audience });

  const horizon = horizonOf(subject.rules, work.now);
  const slots = await ask(range);
  if (slots.length > 0 || range.end.getTime() >= horizon.getTime()) {
    return { slots, nextFree: null, horizon };
  }
  const later = await ask({ start: range.end, end: horizon });
  return { slots, nextFree: later[0]?.start ?? null, horizon };
}
