import { addDays, type LocalDate, startOfLocalDate, weekday } from "../time/local-date.ts";
import type { CalendarView } from "./calendar-event.ts";

export interface CalendarRange {
  readonly start: Date;
  readonly end: Date;
  /** First and last local date shown. */
  readonly firstDay: LocalDate;
  readonly lastDay: LocalDate;
}

/**
 * What a calendar shows: the instants to load events for, half-open.
 *
 * @param day Any date of it.
 * @param timeZone IANA.
 * @param firstDayOfWeek 0 for Sunday to 6.
 */
export function calendarRange(
  day: LocalDate,
  view: CalendarView,
  timeZone: string,
  firstDayOfWeek = 1,
): CalendarRange {
  const firstDay = view === "day" ? day : addDays(day, -((weekday(day) - firstDayOfWeek + 7) % 7));
  const lastDay = view === "day" ? day : addDays(firstDay, 6);
  return {
    start: startOfLocalDate(firstDay, timeZone),
    end: startOfLocalDate(addDays(lastDay, 1), timeZone),
    firstDay,
    lastDay,
  };
}
