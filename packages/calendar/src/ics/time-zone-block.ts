import { Temporal } from "temporal-polyfill";
import { inZone, toLocalStamp, toUtcStamp } from "../zoned-time.ts";

/** How far beyond the last start a zone's changes are looked at; rules still in force then go on for ever. */
const HORIZON_YEARS = 20;

/** A clock change: at `local` by the clock that it ends, the offset becomes another. */
interface ClockChange {
  readonly at: Temporal.Instant;
  readonly local: Temporal.PlainDateTime;
  readonly offsetBefore: string;
  readonly offsetAfter: string;
  /** Whether it puts the clocks forward for a season, not for good. */
  readonly saving: boolean;
}

/** The same change in consecutive years, on a day that each of `days` describes. */
interface YearlyChange {
  readonly first: ClockChange;
  last: ClockChange;
  days: readonly string[];
}

/**
 * The VTIMEZONE of a zone, from the change before `from` on.
 *
 * Changes that come yearly by one rule are written with RRULE, never RDATE, which Outlook misreads;
 * those that follow no rule (the zones that heed Ramadan) one by one. Exact until 20 years after
 * `until`, according to the time-zone database of the runtime, which every other calculation of
 * ours uses too; after that the last rules go on.
 *
 * @param timeZone A known IANA zone.
 * @param from The first start that is written in the zone.
 * @param until The last one.
 * @returns Lines ended by CRLF, the last one too.
 * @see RFC 5545 §3.6.5
 */
export function timeZoneBlock(timeZone: string, from: Date, until = from): string {
  const start = inZone(from, timeZone);
  const horizonYear = inZone(until, timeZone).year + HORIZON_YEARS;
  const observances = yearlyChanges(clockChanges(start, horizonYear)).map((yearly) =>
    observance(yearly, horizonYear),
  );
  const lines =
    observances.length > 0 ? observances.flat() : fixedObservance(start.offset.replaceAll(":", ""));
  return ["BEGIN:VTIMEZONE", `TZID:${start.timeZoneId}`, ...lines, "END:VTIMEZONE", ""].join(
    "\r\n",
  );
}

/** From the one in force at `start` to the end of the horizon's last year. */
function clockChanges(start: Temporal.ZonedDateTime, horizonYear: number): ClockChange[] {
  const end = new Temporal.PlainDate(horizonYear + 1, 1, 1).toZonedDateTime(start.timeZoneId);
  const moments: Temporal.ZonedDateTime[] = [];
  let next = start.getTimeZoneTransition("previous") ?? start.getTimeZoneTransition("next");
  while (next && Temporal.ZonedDateTime.compare(next, end) < 0) {
    moments.push(next);
    next = next.getTimeZoneTransition("next");
  }
  return moments.map((moment, index) => {
    const before = moment.subtract({ nanoseconds: 1 });
    const after = moments[index + 1] ?? next;
    const forward = moment.offsetNanoseconds > before.offsetNanoseconds;
    const backWithinAYear =
      !!after &&
      after.offsetNanoseconds < moment.offsetNanoseconds &&
      Temporal.ZonedDateTime.compare(after, moment.add({ years: 1 })) < 0;
    return {
      at: moment.toInstant(),
      local: before.toPlainDateTime().add({ nanoseconds: 1 }),
      offsetBefore: before.offset.replaceAll(":", ""),
      offsetAfter: moment.offset.replaceAll(":", ""),
      saving: forward && backWithinAYear,
    };
  });
}

function yearlyChanges(changes: readonly ClockChange[]): YearlyChange[] {
  const found: YearlyChange[] = [];
  for (const change of changes) {
    const days = dayRules(change.local);
    const previous = found.find((yearly) => follows(yearly, change, days));
    if (previous) {
      previous.last = change;
      previous.days = previous.days.filter((day) => days.includes(day));
    } else {
      found.push({ first: change, last: change, days });
    }
  }
  return found;
}

function follows({ last, days }: YearlyChange, change: ClockChange, itsDays: readonly string[]) {
  return (
    change.local.year === last.local.year + 1 &&
    change.local.toPlainTime().equals(last.local.toPlainTime()) &&
    change.offsetBefore === last.offsetBefore &&
    change.offsetAfter === last.offsetAfter &&
    change.saving === last.saving &&
    days.some((day) => itsDays.includes(day))
  );
}

/**
 * Every yearly rule that a date obeys, those that readers know best first: the second Sunday of
 * March, the last one, the Sunday in a given week of March (`Sun>=9` in the time-zone database).
 */
function dayRules({ month, day, dayOfWeek, daysInMonth }: Temporal.PlainDateTime): string[] {
  const weekday = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"][dayOfWeek - 1] ?? "";
  const rules: string[] = [];
  const nth = Math.ceil(day / 7);
  if (nth < 5) rules.push(`BYDAY=${nth}${weekday}`);
  if (day + 7 > daysInMonth) rules.push(`BYDAY=-1${weekday}`);
  for (let first = Math.max(1, day - 6); first <= day && first + 6 <= daysInMonth; first++) {
    const week = Array.from({ length: 7 }, (_, index) => first + index);
    rules.push(`BYMONTHDAY=${week.join(",")};BYDAY=${weekday}`);
  }
  return rules.map((rule) => `BYMONTH=${month};${rule}`);
}

function observance({ first, last, days }: YearlyChange, horizonYear: number): string[] {
  const kind = first.saving ? "DAYLIGHT" : "STANDARD";
  const until =
    last.local.year < horizonYear
      ? `;UNTIL=${toUtcStamp(new Date(last.at.epochMilliseconds))}`
      : "";
  return [
    `BEGIN:${kind}`,
    `DTSTART:${toLocalStamp(first.local)}`,
    `TZOFFSETFROM:${first.offsetBefore}`,
    `TZOFFSETTO:${first.offsetAfter}`,
    ...(first === last ? [] : [`RRULE:FREQ=YEARLY;${days[0]}${until}`]),
    `END:${kind}`,
  ];
}

/** A zone whose clocks never change within sight. */
function fixedObservance(offset: string): string[] {
  return [
    "BEGIN:STANDARD",
    "DTSTART:19700101T000000",
    `TZOFFSETFROM:${offset}`,
    `TZOFFSETTO:${offset}`,
    "END:STANDARD",
  ];
}
