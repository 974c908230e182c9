import { type Interval, toLocal } from "@convene/scheduling-core";
import type { Texts } from "../locales/texts-in.ts";
import { boundedCache } from "./bounded-cache.ts";
import { type DateStyle, dateFormat } from "./date-format.ts";

/**
 * A moment on the clocks of a zone, which it names.
 *
 * @example
 * writeMoment(new Date("2026-01-20T19:00:00Z"), textsIn("en"), "America/Toronto")
 * // "Tuesday, January 20, 2026 at 2:00 PM EST"
 */
export function writeMoment(instant: Date, { locale }: Texts, timeZone: string): string {
  return plainSpaces(dateFormat(locale, timeZone, "moment").format(instant));
}

/**
 * The same in fewer letters, for a text message; the year only where it is not the present one.
 *
 * @example
 * writeShortMoment(new Date("2026-01-20T19:00:00Z"), now, textsIn("en"), "America/Toronto")
 * // "Tue, Jan 20, 2:00 PM EST"
 */
export function writeShortMoment(
  instant: Date,
  now: Date,
  { locale }: Texts,
  timeZone: string,
): string {
  const year = (at: Date) => toLocal(at, timeZone).local.slice(0, 4);
  const style = year(instant) === year(now) ? "shortMoment" : "shortMomentWithYear";
  return plainSpaces(dateFormat(locale, timeZone, style).format(instant));
}

/**
 * From when to when, with the day; both days where it lasts beyond midnight. Its zone is
 * `writeZone`'s to name.
 *
 * @example
 * writeSpan(span, textsIn("en"), "America/Toronto")
 * // "Tuesday, January 20, 2026, 2:00 – 3:00 PM"
 */
export function writeSpan(span: Interval, texts: Texts, timeZone: string): string {
  return range(span, texts, timeZone, "dayAndClock");
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
  return range(span, texts, other, sameDays ? "clock" : "dayAndClock");
}

/**
 * The zone's name at that moment, which knows summer from winter time, and its identifier.
 *
 * @example
 * writeZone(new Date("2026-01-20T19:00:00Z"), textsIn("en"), "America/Toronto")
 * // "Eastern Standard Time (America/Toronto)"
 */
export function writeZone(instant: Date, { locale, text }: Texts, timeZone: string): string {
  const parts = dateFormat(locale, timeZone, "zone").formatToParts(instant);
  const name = parts.find((part) => part.type === "timeZoneName")?.value ?? timeZone;
  return name === timeZone ? name : text("zone", { name, id: timeZone });
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
  const words = relativeFormats.get(
    locale,
    () => new Intl.RelativeTimeFormat(locale, { numeric: "auto" }),
  );
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

const relativeFormats = boundedCache<Intl.RelativeTimeFormat>(100);

/** Midnights between two instants on a zone's calendar. */
function daysBetween(from: Date, to: Date, timeZone: string): number {
  const day = (instant: Date) => Date.parse(toLocal(instant, timeZone).local.slice(0, 10));
  return Math.round((day(to) - day(from)) / (24 * 60 * MINUTE_MS));
}

function range(
  { start, end }: Interval,
  { locale }: Texts,
  timeZone: string,
  style: DateStyle,
): string {
  return plainSpaces(dateFormat(locale, timeZone, style).formatRange(start, end));
}

/** Thin and narrow spaces make a text message dearer, and searching for a time harder. */
function plainSpaces(text: string): string {
  return text.replace(/[\u2009\u202f]/g, " ");
}
