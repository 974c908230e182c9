import { addDays, type LocalDate } from "@convene/ui";

/**
 * The day that somebody means who types it into a search box: `2026-03-05`, `5 March`, `March 5`,
 * `5.3.`, `today`, `tomorrow`, a weekday (the next one). Undefined where it is none of these.
 *
 * @param today In the zone of whoever types.
 * @param locale BCP 47: words and names are read in it, and in English.
 */
export function parseDay(text: string, today: LocalDate, locale: string): LocalDate | undefined {
  const typed = fold(text);
  if (/^\d{4}-\d{2}-\d{2}$/.test(typed)) return realDate(typed);
  for (const language of [locale, "en"]) {
    const found = relativeDay(typed, today, language) ?? namedDay(typed, today, language);
    if (found !== undefined) return found;
  }
  const numbers = /^(\d{1,2})[./](\d{1,2})\.?$/.exec(typed);
  if (!numbers) return undefined;
  const [, day = "", month = ""] = numbers;
  return nearestDate(Number(month), Number(day), today);
}

/** `today`, `tomorrow`, `yesterday`, or the next day of that name. */
function relativeDay(typed: string, today: LocalDate, locale: string): LocalDate | undefined {
  const words = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  for (const days of [0, 1, -1]) {
    if (fold(words.format(days, "day")) === typed) return addDays(today, days);
  }
  for (let days = 1; days <= 7; days++) {
    const date = addDays(today, days);
    const names = (["long", "short"] as const).map((weekday) => partOf(date, locale, { weekday }));
    if (names.some((name) => name === typed)) return date;
  }
  return undefined;
}

/** A day and the name of a month, in either order. */
function namedDay(typed: string, today: LocalDate, locale: string): LocalDate | undefined {
  const parts = /^(\d{1,2})\.? (\S+)$/.exec(typed) ?? /^(\S+) (\d{1,2})$/.exec(typed);
  if (!parts) return undefined;
  const [, first = "", second = ""] = parts;
  const [day, name] = /^\d/.test(first) ? [Number(first), second] : [Number(second), first];
  for (let month = 1; month <= 12; month++) {
    const date = `2026-${String(month).padStart(2, "0")}-01`;
    const names = (["long", "short"] as const).map((style) =>
      partOf(date, locale, { month: style }),
    );
    if (names.some((known) => known === name)) return nearestDate(month, day, today);
  }
  return undefined;
}

function partOf(date: LocalDate, locale: string, options: Intl.DateTimeFormatOptions): string {
  const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" });
  return fold(format.format(new Date(`${date}T12:00:00Z`)));
}

/** Of this year; of the next one where it is more than half a year ago. */
function nearestDate(month: number, day: number, today: LocalDate): LocalDate | undefined {
  const year = Number(today.slice(0, 4));
  const dateIn = (of: number) =>
    realDate(`${of}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`);
  const thisYear = dateIn(year);
  return thisYear !== undefined && thisYear < addDays(today, -183) ? dateIn(year + 1) : thisYear;
}

function realDate(text: string): LocalDate | undefined {
  const date = new Date(`${text}T12:00:00Z`);
  if (Number.isNaN(date.getTime())) return undefined;
  return date.toISOString().startsWith(text) ? text : undefined;
}

/** Without accents, capitals and the full stops of short names. */
function fold(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replaceAll("'", "’")
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/(?<=\p{L})\./gu, "")
    .replaceAll(/\s+/g, " ");
}
