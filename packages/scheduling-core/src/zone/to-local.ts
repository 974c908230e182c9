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
  const offsetMs = zoneTableFor(timeZone, ms, ms).offsetAt(ms);
  return {
    local: new Date(ms + offsetMs).toISOString().slice(0, 19),
    offset: writeOffset(offsetMs, instant, timeZone),
    timeZone,
    instant: new Date(ms),
  };
}

/** There are some forty offsets in use, and some hundreds in history. */
const written = new Map<number, string>();

/**
 * Of date-fns-tz only what it takes from the instant. Its wall-clock fields pass through a Date of the
 * runtime's own zone, and go wrong where that zone skips an hour. It takes long, so once an offset.
 */
function writeOffset(offsetMs: number, instant: Date, timeZone: string): string {
  const known = written.get(offsetMs);
  if (known !== undefined) return known;
  const text = formatInTimeZone(instant, timeZone, "xxx");
  written.set(offsetMs, text);
  return text;
}
