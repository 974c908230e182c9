import type { Reader } from "./draft.ts";
import { writeMoment, writeShortMoment, writeTimeLeft } from "./event-times.ts";

/**
 * Until when, and how long that is from now; the second not where it is past.
 *
 * @example
 * writeDeadline(expiresAt, reader).full
 * // "Tuesday, January 20, 2026 at 2:00 PM EST (in 15 minutes)"
 */
export function writeDeadline(instant: Date, { texts, timeZone, now }: Reader) {
  const open = instant > now;
  const left = open ? writeTimeLeft(instant, now, 0, texts, timeZone) : "";
  const withLeft = (date: string) => (open ? texts.text("deadline", { date, when: left }) : date);
  return {
    left,
    full: withLeft(writeMoment(instant, texts, timeZone)),
    short: withLeft(writeShortMoment(instant, now, texts, timeZone)),
  };
}
