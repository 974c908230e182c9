import { toLocal } from "@convene/scheduling-core";
import { addDays, type LocalDate, startOfLocalDate } from "./local-date.ts";

/** What the clocks of a zone do on one day. */
export interface ClockChange {
  /** Minutes by which the clocks move; negative: back. */
  readonly minutes: number;
  readonly at: Date;
}

const minuteMs = 60_000;

/**
 * The clock change on a local date, if there is one.
 *
 * @param timeZone IANA.
 * @example
 * clockChangeOn("2026-03-08", "America/Toronto") // 60 minutes forward, at 07:00Z
 */
export function clockChangeOn(date: LocalDate, timeZone: string): ClockChange | undefined {
  let before = startOfLocalDate(date, timeZone).getTime();
  let after = startOfLocalDate(addDays(date, 1), timeZone).getTime();
  const first = offsetMinutes(before, timeZone);
  const minutes = offsetMinutes(after, timeZone) - first;
  if (minutes === 0) return undefined;
  while (after - before > minuteMs) {
    const middle = Math.floor((before + after) / 2 / minuteMs) * minuteMs;
    if (offsetMinutes(middle, timeZone) === first) before = middle;
    else after = middle;
  }
  return { minutes, at: new Date(after) };
}

function offsetMinutes(epochMs: number, timeZone: string): number {
  const { local } = toLocal(new Date(epochMs), timeZone);
  return Math.round((Date.parse(`${local}Z`) - epochMs) / minuteMs);
}
