import { loadHosts, type Work } from "@convene/prisma";
import {
  type AvailableSlot,
  findAvailableSlots,
  type Host,
  type Interval,
  requireRange,
} from "@convene/scheduling-core";
import { LONGEST_RANGE_DAYS } from "../domain/longest-range.ts";
import { type Audience, horizonOf, slotQuery } from "../domain/slot-rules.ts";
import { loadSlotSubject, type SlotsFor } from "../slots/load-slot-subject.ts";

interface FindSlotsRequest {
  readonly of: SlotsFor;
  readonly range: Interval;
  readonly audience: Audience;
}

export interface FoundSlots {
  readonly slots: readonly AvailableSlot[];
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
  { tx, now }: Work,
  { of, range, audience }: FindSlotsRequest,
): Promise<FoundSlots> {
  requireRange(range, LONGEST_RANGE_DAYS);
  const { rules, hosts: wanted, except } = await loadSlotSubject(tx, of);
  const ask = async (within: Interval) => {
    const hosts: readonly Host[] = await loadHosts(tx, wanted, within, except);
    const query = slotQuery(rules, hosts, { range: within, now, audience });
    return query ? findAvailableSlots(query) : [];
  };

  const horizon = horizonOf(rules, now);
  const slots = await ask(range);
  if (slots.length > 0 || range.end.getTime() >= horizon.getTime()) {
    return { slots, nextFree: null, horizon };
  }
  const later = await ask({ start: range.end, end: horizon });
  return { slots, nextFree: later[0]?.start ?? null, horizon };
}
