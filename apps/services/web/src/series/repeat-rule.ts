import { toLocal } from "@convene/scheduling-core";
import type { LocalDate } from "@convene/ui";

/** As RFC 5545 names them, from Monday on. */
export const RULE_DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] as const;
export type RuleDay = (typeof RULE_DAYS)[number];

export type RepeatUnit = "day" | "week" | "month";

/** On which day of the month: its number, its weekday counted from the first, or the last such. */
export type MonthlyBy = "date" | "weekday" | "lastWeekday";

export type RepeatEnd =
  | { readonly kind: "never" }
  | { readonly kind: "until"; readonly date: LocalDate }
  | { readonly kind: "count"; readonly count: number };

/** How something repeats, as a person chooses it. */
export interface RepeatRule {
  readonly unit: RepeatUnit;
  /** Every so many of them. */
  readonly interval: number;
  /** Of a week; empty: the day of the first one. */
  readonly weekdays: readonly RuleDay[];
  readonly monthlyBy: MonthlyBy;
  readonly end: RepeatEnd;
}

const FREQUENCIES: Readonly<Record<RepeatUnit, string>> = {
  day: "DAILY",
  week: "WEEKLY",
  month: "MONTHLY",
};

/** The RRULE (RFC 5545) of a choice. @param first Local date of the first one. */
export function toRrule(rule: RepeatRule, first: LocalDate): string {
  const { unit, interval, weekdays, monthlyBy, end } = rule;
  const days = RULE_DAYS.filter((day) => weekdays.includes(day));
  const weekday = ruleDayOf(first);
  return [
    `FREQ=${FREQUENCIES[unit]}`,
    ...(interval > 1 ? [`INTERVAL=${interval}`] : []),
    ...(unit === "week" ? [`BYDAY=${(days.length > 0 ? days : [weekday]).join(",")}`] : []),
    ...(unit === "month" && monthlyBy === "date" ? [`BYMONTHDAY=${dayOfMonth(first)}`] : []),
    ...(unit === "month" && monthlyBy === "weekday"
      ? [`BYDAY=${weekOfMonth(first)}${weekday}`]
      : []),
    ...(unit === "month" && monthlyBy === "lastWeekday" ? [`BYDAY=-1${weekday}`] : []),
    ...(end.kind === "until" ? [`UNTIL=${end.date.replaceAll("-", "")}`] : []),
    ...(end.kind === "count" ? [`COUNT=${end.count}`] : []),
  ].join(";");
}

/** The weekday of a date. */
export function ruleDayOf(date: LocalDate): RuleDay {
  const sunday0 = new Date(`${date}T12:00:00Z`).getUTCDay();
  return RULE_DAYS[(sunday0 + 6) % 7] ?? "MO";
}

function dayOfMonth(date: LocalDate): number {
  return Number(date.slice(8, 10));
}

/** Which of its weekdays in the month a date is, from 1 to 5. */
export function weekOfMonth(date: LocalDate): number {
  return Math.ceil(dayOfMonth(date) / 7);
}

/** Whether a date is the last of its weekdays in the month. */
export function isLastOfMonth(date: LocalDate): boolean {
  const [year = 0, month = 0] = date.split("-").map(Number);
  return dayOfMonth(date) + 7 > new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** What words say of an RRULE. */
export interface ReadRule {
  readonly unit: RepeatUnit;
  readonly interval: number;
  readonly weekdays: readonly RuleDay[];
  /** Of the month: its number. */
  readonly monthDay: number | null;
  /** Of the month: which of its weekdays, from 1; -1: the last. */
  readonly nthWeekday: { readonly nth: number; readonly day: RuleDay } | null;
  readonly until: LocalDate | null;
  readonly count: number | null;
}

interface RuleText {
  /** RFC 5545 RRULE. */
  readonly rule: string;
  /** Of the first one, local to `timeZone`. */
  readonly startLocal: string;
  /** IANA. */
  readonly timeZone: string;
}

const WORDED: ReadonlySet<string> = new Set([
  "FREQ",
  "INTERVAL",
  "BYDAY",
  "BYMONTHDAY",
  "UNTIL",
  "COUNT",
  "WKST",
]);

/** Takes a rule apart; undefined for one that has more to it than there are words for. */
export function readRrule({ rule, startLocal, timeZone }: RuleText): ReadRule | undefined {
  const parts = new Map(
    rule
      .toUpperCase()
      .replace(/^RRULE:/, "")
      .split(";")
      .map((part): [string, string] => {
        const [name = "", value = ""] = part.split("=");
        return [name, value];
      }),
  );
  if ([...parts.keys()].some((name) => !WORDED.has(name))) return undefined;
  const units: readonly RepeatUnit[] = ["day", "week", "month"];
  const unit = units.find((one) => FREQUENCIES[one] === parts.get("FREQ"));
  if (!unit) return undefined;
  const first = startLocal.slice(0, 10);
  const given = parts.get("BYDAY")?.split(",") ?? [];
  const weekdays = RULE_DAYS.filter((day) => given.includes(day));
  const numbered = given.flatMap((text) => numberedDay(text) ?? []);
  const monthDays = parts.get("BYMONTHDAY")?.split(",").map(Number) ?? [];
  if (weekdays.length + numbered.length !== given.length) return undefined;
  const isOnDays = unit === "day" ? given.length === 0 && monthDays.length === 0 : true;
  const isOnWeekdays = unit === "week" ? numbered.length === 0 && monthDays.length === 0 : true;
  const isOnOne = unit === "month" ? numbered.length + monthDays.length <= 1 : true;
  const isPlainMonth = unit === "month" ? weekdays.length === 0 : true;
  if (!isOnDays || !isOnWeekdays || !isOnOne || !isPlainMonth) return undefined;
  const [monthDay = dayOfMonth(first)] = monthDays;
  if (monthDay < 1) return undefined;
  const count = parts.get("COUNT");
  return {
    unit,
    interval: Number(parts.get("INTERVAL") ?? 1),
    weekdays: unit === "week" && weekdays.length === 0 ? [ruleDayOf(first)] : weekdays,
    monthDay: unit === "month" && numbered.length === 0 ? monthDay : null,
    nthWeekday: numbered[0] ?? null,
    until: lastDate(parts.get("UNTIL"), timeZone),
    count: count === undefined ? null : Number(count),
  };
}

/** `3TU` */
function numberedDay(text: string): { nth: number; day: RuleDay } | undefined {
  const [, nth, name] = text.match(/^([+-]?\d)([A-Z]{2})$/) ?? [];
  const day = RULE_DAYS.find((one) => one === name);
  return nth === undefined || !day || Number(nth) < -1 ? undefined : { nth: Number(nth), day };
}

function lastDate(until: string | undefined, timeZone: string): LocalDate | null {
  const [, date = "", time, utc] = until?.match(/^(\d{8})(?:T(\d{6})(Z)?)?$/) ?? [];
  if (date === "") return null;
  const day = `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`;
  if (utc === undefined || time === undefined) return day;
  const clock = time.replace(/(\d\d)(?=\d)/g, "$1:");
  return toLocal(new Date(`${day}T${clock}Z`), timeZone).local.slice(0, 10);
}
