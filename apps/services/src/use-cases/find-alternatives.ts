import type { Work } from "@convene/prisma";
import { addDays, max, subDays } from "date-fns";
import type { OfferedSlot } from "../domain/offered-slots.ts";
import type { Audience } from "../domain/slot-rules.ts";
import { findOffered } from "../slots/find-offered.ts";
import { loadSlotSubject, type SlotsFor } from "../slots/load-slot-subject.ts";

/** How far from the wanted time to look. */
const DAYS_AROUND = 14;
/** On each side; a person compares a handful. */
const COUNT = 3;

export interface AlternativesRequest {
  readonly of: SlotsFor;
  readonly start: Date;
  readonly audience: Audience;
}

/** The free times nearest to one that could not be had, ascending. */
export async function findAlternatives(
  work: Work,
  { of, start, audience }: AlternativesRequest,
): Promise<readonly OfferedSlot[]> {
  const range = {
    start: max([work.now, subDays(start, DAYS_AROUND)]),
    end: addDays(start, DAYS_AROUND),
  };
  const slots = await findOffered(work, await loadSlotSubject(work.tx, of), { range, audience });
  const isBefore = (slot: OfferedSlot) => slot.start.getTime() < start.getTime();
  const isAfter = (slot: OfferedSlot) => slot.start.getTime() > start.getTime();
  return [...slots.filter(isBefore).slice(-COUNT), ...slots.filter(isAfter).slice(0, COUNT)];
}
