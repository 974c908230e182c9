import { type Interval, toLocal } from "@convene/scheduling-core";
import type { Texts } from "../locales/texts-in.ts";

const DAY = { weekday: "long", year: "numeric", month: "long", day: "numeric" } as const;
const CLOCK = { hour: "numeric", minute: "2-digit" } as const;

/**
 * A moment on the clocks of a zone, which it names.
 *
 * @example
 * writeMoment(new Date("2026-01-20T19:00:00Z"), textsIn("en"), "America/Toronto")
 * // "Tuesday, January 20, 2026 at 2:00 PM EST"
 */
export function writeMoment(instant: Date, { locale }: Texts, timeZone: string): string {
  const format = new Intl.DateTimeFormat(locale, {
    ...DAY,
    ...CLOCK,
    timeZoneName: "short",
    timeZone,
  });
  return plainSpaces(format.format(instant));
}

/**
 * From when to when, with the day and the zone's name; both days where it lasts beyond midnight.
 *
 * @example
 * writeSpan(span, textsIn("en"), "America/Toronto")
 * // "Tuesday, January 20, 2026, 2:00 – 3:00 PM, Eastern Standard Time (America/Toronto)"
 */
export function writeSpan(span: Interval, texts: Texts, timeZone: string): string {
  return `${range(span, texts, timeZone, { ...DAY, ...CLOCK })}, ${zoneName(span.start, texts, timeZone)}`;
}

/**
 * The same span on the other side's clocks: nothing where they show what the reader's show, and
 * with the day where it is another one.
 */
export function writeOtherSide(
  span: Interval,
  texts: Texts,
  { reader, other }: { readonly reader: string; readonly other: string },
): string | null {
  const shown = [span.start, span.end].map((end) => [toLocal(end, reader), toLocal(end, other)]);
  if (shown.every(([mine, theirs]) => mine?.local === theirs?.local)) return null;
  const sameDays = shown.every(
    ([mine, theirs]) => mine?.local.slice(0, 10) === theirs?.local.slice(0, 10),
  );
  const clock = range(span, texts, other, sameDays ? CLOCK : { ...DAY, ...CLOCK });
  return `${clock}, ${zoneName(span.start, texts, other)}`;
}

/**
 * How far off the start is, in words: "tomorrow", "in 1 hour", "in 15 minutes".
 *
 * @param offsetMinutes The reminder's own: a delivery that takes a moment still says "in 1 hour", one
 *   that comes late says what is left.
 */
export function writeTimeLeft(
  start: Date,
  now: Date,
  offsetMinutes: number,
  { locale }: Texts,
  timeZone: string,
): string {
  const words = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  const left = Math.max(1, Math.ceil((start.getTime() - now.getTime()) / MINUTE_MS));
  const late = offsetMinutes - left;
  const minutes = late >= 0 && late <= TOLERANCE_MINUTES ? offsetMinutes : left;
  if (minutes < 60) return words.format(minutes, "minute");
  const days = daysBetween(now, start, timeZone);
  if (days === 0 || minutes <= SAME_NIGHT_MINUTES) {
    return minutes % 60 === 0 || minutes >= 180
      ? words.format(Math.round(minutes / 60), "hour")
      : words.format(minutes, "minute");
  }
  return words.format(days, "day");
}

const MINUTE_MS = 60_000;
const TOLERANCE_MINUTES = 2;
/** Up to here hours say more than "tomorrow" does, even across midnight. */
const SAME_NIGHT_MINUTES = 6 * 60;

/** Midnights between two instants on a zone's calendar. */
function daysBetween(from: Date, to: Date, timeZone: string): number {
  const day = (instant: Date) => Date.parse(toLocal(instant, timeZone).local.slice(0, 10));
  return Math.round((day(to) - day(from)) / (24 * 60 * MINUTE_MS));
}

function range(
  { start, end }: Interval,
  { locale }: Texts,
  timeZone: string,
  parts: Intl.DateTimeFormatOptions,
): string {
  const format = new Intl.DateTimeFormat(locale, { ...parts, timeZone });
  return plainSpaces(format.formatRange(start, end));
}

/** The zone's name at that moment, which knows summer from winter time, and its identifier. */
function zoneName(instant: Date, { locale, text }: Texts, timeZone: string): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: "long" }).formatToParts(
    instant,
  );
  const name = parts.find((part) => part.type === "timeZoneName")?.value ?? timeZone;
  return name === timeZone ? name : text("zone", { name, id: timeZone });
}

/** Thin and narrow spaces make a text message dearer, and searching for a time harder. */
function plainSpaces(text: string): string {
  return text.replace(/[\u2009\u202f]/g, " ");
}
