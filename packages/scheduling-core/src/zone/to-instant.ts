import { parseLocal } from "./parse-local.ts";
import { zoneTableFor } from "./zone-table-for.ts";

/**
 * The instant of a local time.
 *
 * A time that a clock change skips takes the offset from before the gap; a time that comes twice
 * means its first occurrence. Never the runtime's own zone.
 *
 * @param local `YYYY-MM-DDTHH:mm:ss`, or without the seconds, in `timeZone`.
 * @param timeZone IANA identifier.
 * @throws InvalidInputError naming `local`
 * @throws UnknownTimeZoneError
 * @see RFC 5545 §3.3.5
 * @example
 * toInstant("2026-03-08T02:30", "America/Toronto") // 07:30Z, which the clocks call 03:30
 */
export function toInstant(local: string, timeZone: string): Date {
  const ms = parseLocal(local, "local");
  return new Date(zoneTableFor(timeZone, ms, ms).place(ms));
}
