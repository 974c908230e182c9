import { isDate } from "date-fns";
import { InvalidInputError } from "./invalid-input-error.ts";

// The years that a local time of four digits can write, in any zone.
const FIRST = Date.parse("0001-01-02T00:00:00Z");
const LAST = Date.parse("9999-12-31T00:00:00Z");

/**
 * The milliseconds since 1970 of a Date that means something, in the years 1 to 9999.
 *
 * @throws InvalidInputError naming `field` for an invalid Date, one beyond those years, or no Date
 */
export function requireInstant(date: Date, field: string): number {
  const ms = isDate(date) ? date.getTime() : Number.NaN;
  if (Number.isNaN(ms)) throw new InvalidInputError(field, "is not a date");
  if (ms < FIRST || ms >= LAST) throw new InvalidInputError(field, "is not in the years 1 to 9999");
  return ms;
}
