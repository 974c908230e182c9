import { offsetReader } from "./offset-reader.ts";
import { toInstant } from "./to-instant.ts";
import { toLocal } from "./to-local.ts";
import type { ZonedTime } from "./zoned-time.ts";

/**
 * The same moment on the clocks of another zone.
 *
 * @param time A string is a local time in `from`; a Date is an instant already.
 * @param from IANA identifier; checked even where `time` does not need it.
 * @param to IANA identifier.
 * @throws InvalidInputError naming `local` or `instant`
 * @throws UnknownTimeZoneError naming `from` or `to`
 * @example
 * convertTimezone("2026-01-20T14:00:00", "America/Toronto", "Europe/Paris").local
 * // "2026-01-20T20:00:00"
 */
export function convertTimezone(time: string | Date, from: string, to: string): ZonedTime {
  offsetReader(from, "from");
  offsetReader(to, "to");
  return toLocal(typeof time === "string" ? toInstant(time, from) : time, to);
}
