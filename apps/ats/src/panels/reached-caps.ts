import { type Interval, toInstant, toLocal } from "@convene/scheduling-core";
import { addDays } from "date-fns";

/** How many interviews somebody takes, and those that they have. */
export interface InterviewCaps {
  /** On a local day, in an ISO week; null: without limit. */
  readonly perDay: number | null;
  readonly perWeek: number | null;
  /** Starts of their interviews. */
  readonly starts: readonly Date[];
}

const DAYS_A_WEEK = 7;

/** Which of somebody's caps another interview at `start` would go beyond. */
export function reachedCaps(
  { perDay, perWeek, starts }: InterviewCaps,
  timeZone: string,
  start: Date,
): ("day" | "week")[] {
  const date = dateOf(start, timeZone);
  const monday = mondayOf(date);
  const dates = starts.map((one) => dateOf(one, timeZone));
  const onDay = dates.filter((one) => one === date).length;
  const inWeek = dates.filter((one) => mondayOf(one) === monday).length;
  return [
    ...(perDay !== null && onDay >= perDay ? (["day"] as const) : []),
    ...(perWeek !== null && inWeek >= perWeek ? (["week"] as const) : []),
  ];
}

/**
 * The local days within a range on which somebody takes no further interview, as times that are not to
 * be had: what candidates are shown leaves them out.
 */
export function cappedDays(caps: InterviewCaps, timeZone: string, range: Interval): Interval[] {
  if (caps.perDay === null && caps.perWeek === null) return [];
  const last = dateOf(range.end, timeZone);
  const days: Interval[] = [];
  for (let date = dateOf(range.start, timeZone); date <= last; date = nextDate(date)) {
    const day = { start: midnight(date, timeZone), end: midnight(nextDate(date), timeZone) };
    if (reachedCaps(caps, timeZone, day.start).length > 0) days.push(day);
  }
  return days;
}

function dateOf(instant: Date, timeZone: string): string {
  return toLocal(instant, timeZone).local.slice(0, 10);
}

function midnight(date: string, timeZone: string): Date {
  return toInstant(`${date}T00:00`, timeZone);
}

function nextDate(date: string): string {
  return addDays(new Date(`${date}T00:00:00Z`), 1)
    .toISOString()
    .slice(0, 10);
}

function mondayOf(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  const sinceMonday = (day.getUTCDay() + DAYS_A_WEEK - 1) % DAYS_A_WEEK;
  return new Date(day.getTime() - sinceMonday * 86_400_000).toISOString().slice(0, 10);
}
