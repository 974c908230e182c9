import { useLocale } from "../i18n/use-locale.ts";
import { useIsNarrow } from "../layout/use-is-narrow.ts";
import { type LocalDate, localDate } from "../time/local-date.ts";
import { useNow } from "../time/use-now.ts";
import { firstDayOfWeek } from "../time/week.ts";
import { CALENDAR_VIEWS, type CalendarView } from "./calendar-event.ts";
import { type CalendarRange, calendarRange } from "./calendar-range.ts";

export interface CalendarViewState {
  readonly now: Date;
  readonly day: LocalDate;
  readonly view: CalendarView;
  /** What is shown: to load events for. */
  readonly range: CalendarRange;
}

/**
 * What a calendar shows, by what its page's address says.
 *
 * @param chosen `day` is `YYYY-MM-DD`; without it today. `view` is a view's name; without it, or where
 *   there is none of that name, a week, and a day where there is room for no more.
 * @param timeZone IANA.
 */
export function useCalendarView(
  chosen: { readonly day?: string; readonly view?: string },
  timeZone: string,
): CalendarViewState {
  const locale = useLocale();
  const now = useNow();
  const isNarrow = useIsNarrow();
  const day = chosen.day ?? localDate(now, timeZone);
  const view = viewOf(chosen.view) ?? (isNarrow ? "day" : "week");
  return { now, day, view, range: calendarRange(day, view, timeZone, firstDayOfWeek(locale)) };
}

function viewOf(view: string | undefined): CalendarView | undefined {
  return CALENDAR_VIEWS.find((known) => known === view);
}
