import { WEEK_DAYS, type WeekDay, weekDayName } from "@convene/ui";
import type { TFunction } from "i18next";

const CODES: Readonly<Record<WeekDay, string>> = {
  mon: "MO",
  tue: "TU",
  wed: "WE",
  thu: "TH",
  fri: "FR",
  sat: "SA",
  sun: "SU",
};

/** What is chosen of how a published time repeats. */
interface RuleValues {
  readonly days: readonly WeekDay[];
  /** Every so many weeks. */
  readonly everyWeeks: number;
  /** `YYYY-MM-DD`, the last date; empty: it goes on. */
  readonly until: string;
}

/** RFC 5545 RRULE, without DTSTART. */
export function toRule({ days, everyWeeks, until }: RuleValues): string {
  const byDay = WEEK_DAYS.filter((day) => days.includes(day)).map((day) => CODES[day]);
  return [
    "FREQ=WEEKLY",
    ...(everyWeeks > 1 ? [`INTERVAL=${everyWeeks}`] : []),
    `BYDAY=${byDay.join(",")}`,
    ...(until === "" ? [] : [`UNTIL=${until.replaceAll("-", "")}`]),
  ].join(";");
}

/** A rule in words, as `toRule` writes them; another one as it is. */
export function describeRule(rule: string, t: TFunction<"setup">, locale: string): string {
  const parts = new Map(
    rule.split(";").map((part): [string, string] => {
      const [name = "", value = ""] = part.split("=");
      return [name, value];
    }),
  );
  const codes = parts.get("BYDAY")?.split(",") ?? [];
  const days = WEEK_DAYS.filter((day) => codes.includes(CODES[day]));
  if (parts.get("FREQ") !== "WEEKLY" || days.length === 0) return rule;
  const names = days.map((day) => weekDayName(day, locale));
  return t("published.weekly", {
    count: Number(parts.get("INTERVAL") ?? 1),
    days: new Intl.ListFormat(locale).format(names),
  });
}
