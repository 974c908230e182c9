import { toInstant, toLocal } from "@convene/scheduling-core";

/** A calendar date, `YYYY-MM-DD`, that means something only together with a zone. */
export type LocalDate = string;

/** A calendar month, `YYYY-MM`. */
export type LocalMonth = string;

/** The date on which an instant falls in `timeZone` (IANA). */
export function localDate(instant: Date, timeZone: string): LocalDate {
  return toLocal(instant, timeZone).local.slice(0, 10);
}

/** Wall-clock minutes since local midnight, 0 to 1439. */
export function minuteOfDay(instant: Date, timeZone: string): number {
  const { local } = toLocal(instant, timeZone);
  return Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16));
}

/** The instant at which `date` begins in `timeZone`; later than midnight where a clock change skips it. */
export function startOfLocalDate(date: LocalDate, timeZone: string): Date {
  return toInstant(`${date}T00:00:00`, timeZone);
}

/** The date `days` later (earlier where negative). */
export function addDays(date: LocalDate, days: number): LocalDate {
  const moved = asUtcNoon(date);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}

/** The month `months` later (earlier where negative). */
export function addMonths(month: LocalMonth, months: number): LocalMonth {
  const moved = asUtcNoon(`${month}-01`);
  moved.setUTCMonth(moved.getUTCMonth() + months);
  return moved.toISOString().slice(0, 7);
}

/** Day of the week of a date, 0 for Sunday to 6. */
export function weekday(date: LocalDate): number {
  return asUtcNoon(date).getUTCDay();
}

/** A stand-in instant for formatting a date with `timeZone: "UTC"`. */
export function asUtcNoon(date: LocalDate): Date {
  return new Date(`${date}T12:00:00Z`);
}
