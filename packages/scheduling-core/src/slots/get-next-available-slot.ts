import { minutesToMilliseconds } from "date-fns";
import { DAY } from "../availability/calendar-units.ts";
import { InvalidInputError } from "../errors/invalid-input-error.ts";
import { requireInstant } from "../errors/require-instant.ts";
import { requireMinutes } from "../errors/require-minutes.ts";
import { zoneTableFor } from "../zone/zone-table-for.ts";
import { findAvailableSlots } from "./find-available-slots.ts";
import type { AvailableSlot, SlotLimits, SlotQuery } from "./slot-query.ts";

export interface NextSlotQuery extends Omit<SlotQuery, "range"> {
  /** The slot starts here or later, and never before `now` with its notice. */
  readonly from: Date;
  /** Local days of `timeZone` (default the first host's) from `from` on in which the slot must end. */
  readonly daysAhead: number;
}

/** Most hosts have something within two weeks; who has not is asked for four times as long. */
const FIRST_LOOK = 14 * DAY;
const LONGER = 4;

/**
 * The first slot from a moment on, within working hours; null where the days ahead have none.
 *
 * @throws InvalidInputError as `findAvailableSlots`, and naming `from` or `daysAhead`
 * @throws UnknownTimeZoneError
 */
export function getNextAvailableSlot(
  { from, daysAhead, ...query }: NextSlotQuery,
  limits: SlotLimits = {},
): AvailableSlot | null {
  const start = requireInstant(from, "from");
  const length = minutesToMilliseconds(requireMinutes(query.duration, "duration", 1));
  if (!Number.isInteger(daysAhead) || daysAhead < 1 || daysAhead > 3_660) {
    throw new InvalidInputError(
      "daysAhead",
      `must be a whole number from 1 to 3660, not ${daysAhead}`,
    );
  }
  const end = sameTimeLater(start, daysAhead, query.timeZone ?? query.hosts[0]?.timeZone ?? "UTC");

  // The range grows at its end only. Its start takes part in placing the grid, so a window that moved
  // on could offer other times than the whole range does.
  for (let reach = Math.max(FIRST_LOOK, 2 * length); ; reach *= LONGER) {
    const reached = Math.min(start + reach, end);
    const range = { start: from, end: new Date(reached) };
    const [first] = findAvailableSlots({ ...query, range }, limits);
    if (first) return first;
    if (reached === end) return null;
  }
}

/** The same time on the clocks of the zone, days later. */
function sameTimeLater(start: number, days: number, timeZone: string): number {
  const zone = zoneTableFor(timeZone, start, start + (days + 1) * DAY);
  return zone.place(start + zone.offsetAt(start) + days * DAY);
}
