import { type Interval, localDay, toLocal } from "@convene/scheduling-core";
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
  caps: InterviewCaps,
  timeZone: string,
  start: Date,
): ("day" | "week")[] {
  if (hasNone(caps)) return [];
  return reachedOn(caps, countStarts(caps, timeZone), dateOf(start, timeZone));
}

/**
 * The local days within a range on which somebody takes no further interview, as times that are not to
 * be had: what candidates are shown leaves them out.
 */
export function cappedDays(caps: InterviewCaps, timeZone: string, range: Interval): Interval[] {
  if (hasNone(caps)) return [];
  const counts = countStarts(caps, timeZone);
  const last = dateOf(range.end, timeZone);
  const days: Interval[] = [];
  for (let date = dateOf(range.start, timeZone); date <= last; date = nextDate(date)) {
    if (reachedOn(caps, counts, date).length === 0) continue;
    days.push(localDay(date, timeZone));
  }
  return days;
}

function hasNone({ perDay, perWeek }: InterviewCaps): boolean {
  return perDay === null && perWeek === null;
}

/** How many interviews there are, by local date and by the Monday of their week. */
interface Counts {
  readonly days: ReadonlyMap<string, number>;
  readonly weeks: ReadonlyMap<string, number>;
}

function countStarts({ starts }: InterviewCaps, timeZone: string): Counts {
  const days = new Map<string, number>();
  const weeks = new Map<string, number>();
  for (const start of starts) {
    const date = dateOf(start, timeZone);
    const monday = mondayOf(date);
    days.set(date, (days.get(date) ?? 0) + 1);
    weeks.set(monday, (weeks.get(monday) ?? 0) + 1);
  }
  return { days, weeks };
}

function reachedOn(
  { perDay, perWeek }: InterviewCaps,
  { days, weeks }: Counts,
  date: string,
): ("day" | "week")[] {
  const onDay = days.get(date) ?? 0;
  const inWeek = weeks.get(mondayOf(date)) ?? 0;
  return [
    ...(perDay !== null && onDay >= perDay ? (["day"] as const) : []),
    ...(perWeek !== null && inWeek >= perWeek ? (["week"] as const) : []),
  ];
}

function dateOf(instant: Date, timeZone: string): string {
  return toLocal(instant, timeZone).local.slice(0, 10);
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
