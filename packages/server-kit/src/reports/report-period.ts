import { type Interval, InvalidInputError, toInstant } from "@convene/scheduling-core";

/** The days that a report is about. */
export interface ReportPeriod extends Interval {
  /** First and last local date, `YYYY-MM-DD`. */
  readonly from: string;
  readonly to: string;
  /** IANA: whose days they are. */
  readonly timeZone: string;
}

/** A stretch of a period: a day, a week from Monday, or a month, cut off where the period is. */
export interface ReportBucket extends Interval {
  /** Its first local date within the period, `YYYY-MM-DD`. */
  readonly from: string;
}

export type BucketLength = "day" | "week" | "month";

/** A year to compare with the one before, and a leap day. */
const LONGEST_DAYS = 366;
const DAY_MS = 86_400_000;

/**
 * The days from one local date to another, both of them included.
 *
 * @throws InvalidInputError for no dates, for a reversed period, and for more than a year
 */
export function reportPeriod(
  { from, to }: { readonly from: string; readonly to: string },
  timeZone: string,
): ReportPeriod {
  if (to < from) throw new InvalidInputError("to", "must not come before from");
  if (daysBetween(from, to) >= LONGEST_DAYS) {
    throw new InvalidInputError("to", `must be at most ${LONGEST_DAYS} days after from`);
  }
  return {
    from,
    to,
    timeZone,
    start: startOfDay(from, timeZone),
    end: startOfDay(addDays(to, 1), timeZone),
  };
}

/** As many days as the period has, right before it. */
export function periodBefore({ from, to, timeZone }: ReportPeriod): ReportPeriod {
  const last = addDays(from, -1);
  return reportPeriod({ from: addDays(last, -daysBetween(from, to)), to: last }, timeZone);
}

/** Few enough to be seen one by one: days of a month, weeks of half a year, else months. */
export function bucketLength({ from, to }: ReportPeriod): BucketLength {
  const days = daysBetween(from, to) + 1;
  return days <= 31 ? "day" : days <= 184 ? "week" : "month";
}

/** The stretches of a period, ascending. */
export function reportBuckets(period: ReportPeriod, length: BucketLength): ReportBucket[] {
  const { from, to, timeZone } = period;
  const buckets: ReportBucket[] = [];
  for (let first = from; first <= to; ) {
    const next = nextStart(first, length);
    const end = next > to ? period.end : startOfDay(next, timeZone);
    buckets.push({ from: first, start: startOfDay(first, timeZone), end });
    first = next;
  }
  return buckets;
}

function nextStart(date: string, length: BucketLength): string {
  if (length === "day") return addDays(date, 1);
  if (length === "week") return addDays(date, 7 - ((utcNoon(date).getUTCDay() + 6) % 7));
  const noon = utcNoon(date);
  return new Date(Date.UTC(noon.getUTCFullYear(), noon.getUTCMonth() + 1, 1))
    .toISOString()
    .slice(0, 10);
}

function startOfDay(date: string, timeZone: string): Date {
  return toInstant(`${date}T00:00:00`, timeZone);
}

function addDays(date: string, days: number): string {
  return new Date(utcNoon(date).getTime() + days * DAY_MS).toISOString().slice(0, 10);
}

function daysBetween(from: string, to: string): number {
  return (utcNoon(to).getTime() - utcNoon(from).getTime()) / DAY_MS;
}

/** Stands for a date where only dates are reckoned with. */
function utcNoon(date: string): Date {
  return new Date(`${date}T12:00:00Z`);
}
