import { type LocalDate, weekDayName } from "@convene/ui";
import type { TFunction } from "i18next";
import { RULE_DAYS, type RuleDay, readRrule } from "./repeat-rule.ts";

interface DescribedRule {
  /** RFC 5545 RRULE. */
  readonly rule: string;
  /** Of the first one, local to `timeZone`. */
  readonly startLocal: string;
  /** IANA. */
  readonly timeZone: string;
}

/**
 * A rule as a sentence.
 *
 * @example
 * describeRule({ rule: "FREQ=WEEKLY;BYDAY=MO,TH;COUNT=10", … }, t, "en-GB")
 * // "Every week on Monday and Thursday, 10 times"
 */
export function describeRule(
  described: DescribedRule,
  t: TFunction<"series">,
  locale: string,
): string {
  const read = readRrule(described);
  if (!read) return t("rule.special");
  const { unit, interval, weekdays, monthDay, nthWeekday, until, count } = read;
  const every = t(`rule.every.${unit}`, { count: interval });
  const names = new Intl.ListFormat(locale).format(
    weekdays.map((day) => t("rule.day", { day: ruleDayName(day, locale) })),
  );
  const on = nthWeekday
    ? t("rule.onNth", {
        every,
        nth: t(`rule.nth.${nthWeekday.nth === -1 ? "last" : nthWeekday.nth}`),
        day: ruleDayName(nthWeekday.day, locale),
      })
    : monthDay !== null
      ? t("rule.onDate", { every, count: monthDay, ordinal: true })
      : weekdays.length > 0
        ? t("rule.onDays", { every, days: names })
        : every;
  if (count !== null) return t("rule.times", { rule: on, count });
  if (until !== null) return t("rule.until", { rule: on, date: formatDay(until, locale) });
  return t("rule.endless", { rule: on });
}

/** A weekday's name in a language. */
export function ruleDayName(
  day: RuleDay,
  locale: string,
  weekday: "long" | "short" = "long",
): string {
  return weekDayName(RULE_DAYS.indexOf(day) + 1, locale, weekday);
}

function formatDay(date: LocalDate, locale: string): string {
  const at = new Date(`${date}T12:00:00Z`);
  return new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(at);
}
