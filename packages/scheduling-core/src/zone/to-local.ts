import { formatInTimeZone } from "date-fns-tz";
import { requireInstant } from "../errors/require-instant.ts";
import { zoneTableFor } from "./zone-table-for.ts";
import type { ZonedTime } from "./zoned-time.ts";

/**
 * What the clocks of a zone show at an instant.
 *
 * @throws InvalidInputError naming `instant`
 * @throws UnknownTimeZoneError
 * @example
 * toLocal(new Date("2026-01-20T19:00:00Z"), "America/Toronto")
 * // { local: "2026-01-20T14:00:00", offset: "-05:00", timeZone: "America/Toronto", instant }
 */
export function toLocal(instant: Date, timeZone: string): ZonedTime {
  const ms = requireInstant(instant, "instant");
  const local = new Date(ms + zoneTableFor(timeZone, ms, ms).offsetAt(ms));
  return {
    local: local.toISOString().slice(0, 19),
    // Of date-fns-tz only what it takes from the instant. Its wall-clock fields pass through a Date
    // of the runtime's own zone, and go wrong where that zone skips an hour.
    offset: formatInTimeZone(instant, timeZone, "xxx"),
    timeZone,
    instant: new Date(ms),
  };
}
