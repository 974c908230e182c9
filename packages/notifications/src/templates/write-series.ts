import type { SeriesFacts } from "../facts/message-facts.ts";
import type { TextKey, Texts } from "../locales/texts-in.ts";
import { dateFormat } from "./date-format.ts";
import type { Reader } from "./draft.ts";
import { writeSpan } from "./event-times.ts";
import { readSeriesRule, type SeriesRule } from "./series-rule.ts";

/** More dates than this are a calendar's to show. */
const MOST_DATES = 10;

/** "6 appointments" */
export function writeNumber({ occurrences }: SeriesFacts, { text }: Texts): string {
  return text("several.appointments", { count: String(occurrences.length) });
}

/**
 * How the series repeats, and until when; how many times it does where words would not say it rightly.
 *
 * @example
 * writeRule(series, textsIn("en")) // "every 2 weeks until June 30, 2026"
 */
export function writeRule(series: SeriesFacts, texts: Texts): string {
  const rule = readSeriesRule(series.rule, series.timeZone);
  const every = writeEvery(rule, texts);
  if (every === null) return writeNumber(series, texts);
  if (rule.until === null) return every;
  const date = dateFormat(texts.locale, series.timeZone, "date").format(rule.until);
  return texts.text("several.until", { every, date });
}

/** The first dates, a line each, in the reader's zone, and how many more there are. */
export function writeDates({ occurrences }: SeriesFacts, { texts, timeZone }: Reader): string {
  const lines = occurrences.slice(0, MOST_DATES).map((span) => writeSpan(span, texts, timeZone));
  const more = occurrences.length - lines.length;
  if (more > 0) lines.push(texts.text("several.more", { count: String(more) }));
  return lines.join("\n");
}

const PERIODS: Readonly<Record<string, { readonly one: TextKey; readonly many: TextKey }>> = {
  DAILY: { one: "every.day", many: "every.days" },
  WEEKLY: { one: "every.week", many: "every.weeks" },
  MONTHLY: { one: "every.month", many: "every.months" },
  YEARLY: { one: "every.year", many: "every.years" },
};
const WEEK = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
/** A Monday. */
const FIRST_DAY_MS = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

/** Null: the rule has parts that these words leave out. */
function writeEvery(rule: SeriesRule, { text, locale }: Texts): string | null {
  const period = PERIODS[rule.frequency];
  if (!period || rule.isSpecial) return null;
  const every =
    rule.interval === 1 ? text(period.one) : text(period.many, { count: String(rule.interval) });
  if (rule.days.length === 0) return every;
  if (rule.frequency !== "WEEKLY") return null;
  if (rule.days.length === 1) return every; // the dates say which
  const days = WEEK.filter((day) => rule.days.includes(day)).map((day) =>
    dateFormat(locale, "UTC", "weekday").format(FIRST_DAY_MS + WEEK.indexOf(day) * DAY_MS),
  );
  const list = new Intl.ListFormat(locale, { type: "conjunction" });
  return text("several.on", { every, days: list.format(days) });
}
