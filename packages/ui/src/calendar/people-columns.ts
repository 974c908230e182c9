import { toInstant, toLocal } from "@convene/scheduling-core";
import { addDays, type LocalDate } from "../time/local-date.ts";

/**
 * A calendar that shows days in columns shows people in columns when each of them gets a day of their
 * own: the first one this Monday, the next one the day after. Its clock is the local one of the day
 * that is meant, so that drags and clicks mean the same everywhere.
 */
export const FIRST_COLUMN: LocalDate = "2001-01-01";

/** Where an instant of the day stands in a person's column; times beyond the day stop at its edge. */
export function toColumn(
  instant: Date,
  column: number,
  { day, timeZone }: { readonly day: LocalDate; readonly timeZone: string },
): Date {
  const { local } = toLocal(instant, timeZone);
  const date = local.slice(0, 10);
  const own = addDays(FIRST_COLUMN, column);
  if (date < day) return new Date(`${own}T00:00:00Z`);
  if (date > day) return new Date(`${addDays(own, 1)}T00:00:00Z`);
  return new Date(`${own}T${local.slice(11, 19)}Z`);
}

/** The column and the instant that a time in the columns means. */
export function fromColumn(
  time: Date,
  { day, timeZone }: { readonly day: LocalDate; readonly timeZone: string },
): { readonly column: number; readonly instant: Date } {
  const iso = time.toISOString();
  const own = Date.parse(`${iso.slice(0, 10)}T00:00:00Z`);
  const column = Math.round((own - Date.parse(`${FIRST_COLUMN}T00:00:00Z`)) / 86_400_000);
  return { column, instant: toInstant(`${day}T${iso.slice(11, 19)}`, timeZone) };
}
