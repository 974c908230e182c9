import { type LocalDate, localDate, minuteOfDay } from "../time/local-date.ts";

export type PartOfDay = "morning" | "afternoon" | "evening";

/** The starts of one part of a day, ascending; a part without any is left out. */
export interface PartOfDaySlots {
  readonly part: PartOfDay;
  readonly starts: readonly Date[];
}

const noon = 12 * 60;
const evening = 17 * 60;

/**
 * Starts by the local date on which they fall.
 *
 * @param starts In any order; doubles are kept once.
 * @param timeZone IANA zone of the person who picks.
 * @returns Dates ascending, each with its starts ascending.
 */
export function groupByDate(
  starts: readonly Date[],
  timeZone: string,
): ReadonlyMap<LocalDate, readonly Date[]> {
  const days = new Map<LocalDate, Date[]>();
  const instants = [...new Set(starts.map((start) => start.getTime()))].sort((a, b) => a - b);
  for (const instant of instants) {
    const start = new Date(instant);
    const date = localDate(start, timeZone);
    const day = days.get(date);
    if (day) day.push(start);
    else days.set(date, [start]);
  }
  return days;
}

/** One day's starts by wall-clock time: before 12:00, before 17:00, and after. */
export function groupByPartOfDay(
  starts: readonly Date[],
  timeZone: string,
): readonly PartOfDaySlots[] {
  const parts: Record<PartOfDay, Date[]> = { morning: [], afternoon: [], evening: [] };
  for (const start of starts) {
    const minute = minuteOfDay(start, timeZone);
    parts[minute < noon ? "morning" : minute < evening ? "afternoon" : "evening"].push(start);
  }
  return (["morning", "afternoon", "evening"] as const)
    .map((part) => ({ part, starts: parts[part] }))
    .filter((group) => group.starts.length > 0);
}
