import { toLocal } from "./to-local.ts";

/**
 * ISO 8601 with the zone's offset at that instant, as calendars take it. Fractions of a second are
 * cut off.
 *
 * @throws InvalidInputError naming `instant`
 * @throws UnknownTimeZoneError
 * @example
 * formatDatetimeForCalendar(new Date("2026-01-20T19:00:00Z"), "America/Toronto")
 * // "2026-01-20T14:00:00-05:00"
 */
export function formatDatetimeForCalendar(instant: Date, timeZone: string): string {
  const { local, offset } = toLocal(instant, timeZone);
  return `${local}${offset}`;
}
