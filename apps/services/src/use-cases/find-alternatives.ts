import { loadHosts, type Work } from "@convene/prisma";
import { type AvailableSlot, suggestAlternatives } from "@convene/scheduling-core";
import { addDays, max, subDays } from "date-fns";
import { type Audience, slotQuery } from "../domain/slot-rules.ts";
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
  { tx, now }: Work,
  { of, start, audience }: AlternativesRequest,
): Promise<readonly AvailableSlot[]> {
  const { rules, hosts: wanted, except } = await loadSlotSubject(tx, of);
  const range = {
    start: max([now, subDays(start, DAYS_AROUND)]),
    end: addDays(start, DAYS_AROUND),
  };
  const hosts = await loadHosts(tx, wanted, range, except);
  const query = slotQuery(rules, hosts, { range, now, audience });
  if (!query) return [];
  const { before, after } = suggestAlternatives(query, start, { count: COUNT });
  return [...before, ...after];
}
