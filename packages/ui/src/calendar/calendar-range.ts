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
 * What a calendar shows: the instants to load events for, half-open. A month has whole weeks, with days
 * of the months around it.
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
  const [firstDay, lastDay] = daysShown(day, view, firstDayOfWeek);
  return {
    start: startOfLocalDate(firstDay, timeZone),
    end: startOfLocalDate(addDays(lastDay, 1), timeZone),
    firstDay,
    lastDay,
  };
}

const WEEKS_OF_MONTH = 6;

function daysShown(
  day: LocalDate,
  view: CalendarView,
  firstDayOfWeek: number,
): [LocalDate, LocalDate] {
  const startOfWeek = (date: LocalDate) =>
    addDays(date, -((weekday(date) - firstDayOfWeek + 7) % 7));
  switch (view) {
    case "day":
    case "people":
      return [day, day];
    case "week":
    case "list":
      return [startOfWeek(day), addDays(startOfWeek(day), 6)];
    case "month": {
      const first = startOfWeek(`${day.slice(0, 7)}-01`);
      return [first, addDays(first, 7 * WEEKS_OF_MONTH - 1)];
    }
  }
}
