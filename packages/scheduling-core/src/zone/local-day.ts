import type { Interval } from "../interval/interval.ts";
import { toInstant } from "./to-instant.ts";

const DAY_MS = 86_400_000;

/**
 * A calendar date as the time that it takes in a zone: 23 or 25 hours where the clocks change.
 *
 * @param date Local calendar date in `timeZone`, `YYYY-MM-DD`.
 * @param timeZone IANA identifier.
 * @returns From the date's first instant to the next date's, half-open.
 * @throws InvalidInputError naming `local`
 * @throws UnknownTimeZoneError
 * @example
 * localDay("2026-03-08", "America/Toronto") // 05:00Z to 04:00Z of the 9th
 */
export function localDay(date: string, timeZone: string): Interval {
  const start = toInstant(`${date}T00:00:00`, timeZone);
  const next = new Date(Date.parse(`${date}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
  return { start, end: toInstant(`${next}T00:00:00`, timeZone) };
}
