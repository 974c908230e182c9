import { toInstant, toLocal } from "@convene/scheduling-core";
import { subDays } from "date-fns";

/** Local times of day, `HH:mm`. They may lie on both sides of midnight, and are never equal. */
export interface QuietHours {
  readonly start: string;
  readonly end: string;
}

/**
 * Until when a message waits that must not arrive in the quiet hours of a zone; null: it need not.
 *
 * A night lasts from its first local time to its last one, both as `toInstant` reads them: an end that
 * a clock change skips comes as late as it would have without the change, one that comes twice counts
 * at its first time.
 *
 * @param timeZone IANA identifier.
 * @throws UnknownTimeZoneError
 * @example
 * holdUntil(new Date("2026-02-21T03:00:00Z"), "America/Toronto", { start: "21:00", end: "08:00" })
 * // 13:00Z: eight in the morning in Toronto
 */
export function holdUntil(now: Date, timeZone: string, quiet: QuietHours): Date | null {
  const today = toLocal(now, timeZone).local.slice(0, 10);
  let end: Date | null = null;
  for (const daysAgo of NIGHTS) {
    const night = nightOf(dayBefore(today, daysAgo), timeZone, quiet);
    const inside = night.start <= now && now < night.end;
    if (inside && (end === null || night.end > end)) end = night.end;
  }
  return end;
}

/** Where a zone leaves a whole day out, the night that began two dates ago may still last. */
const NIGHTS = [0, 1, 2];

function nightOf(date: string, timeZone: string, { start, end }: QuietHours) {
  const lastDate = start < end ? date : dayBefore(date, -1);
  return {
    start: toInstant(`${date}T${start}`, timeZone),
    end: toInstant(`${lastDate}T${end}`, timeZone),
  };
}

function dayBefore(date: string, days: number): string {
  return subDays(new Date(`${date}T12:00:00Z`), days)
    .toISOString()
    .slice(0, 10);
}
