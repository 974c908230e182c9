import FullCalendar, {
  type BusinessHoursInput,
  type CalendarRef,
  type EventDropInfo,
  type EventInput,
  type EventResizeDoneInfo,
} from "@fullcalendar/react";
import dayGridPlugin from "@fullcalendar/react/daygrid";
import interactionPlugin from "@fullcalendar/react/interaction";
import listPlugin from "@fullcalendar/react/list";
import frLocale from "@fullcalendar/react/locales/fr";
import classicTheme from "@fullcalendar/react/themes/classic";
import timeGridPlugin from "@fullcalendar/react/timegrid";
import "./fullcalendar.css";
import { Box } from "@mantine/core";
import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocale } from "../i18n/use-locale.ts";
import { clockChangeOn } from "../time/clock-change.ts";
import { ClockChangeNote } from "../time/clock-change-note.tsx";
import { addDays, type LocalDate, localDate } from "../time/local-date.ts";
import { formatTime } from "../time/time-format.ts";
import { firstDayOfWeek } from "../time/week.ts";
import type { CalendarEvent, CalendarPerson, CalendarView, OpenSpan } from "./calendar-event.ts";
import { calendarRange } from "./calendar-range.ts";
import { CalendarToolbar } from "./calendar-toolbar.tsx";
import { closedTimes } from "./closed-times.ts";
import { EventFace } from "./event-face.tsx";
import type { OpenHours } from "./open-hours.ts";
import { FIRST_COLUMN, fromColumn, toColumn } from "./people-columns.ts";
import { type Refusal, refusalAt, SpotRefusal } from "./spot-refusal.tsx";
import { toClosedInput, toInput, toNowInput } from "./to-input.ts";
import styles from "./week-calendar.module.css";

/** What became of a drag. */
export type MoveAnswer = { readonly ok: true } | { readonly ok: false; readonly message: string };

export interface WeekCalendarProps {
  readonly events: readonly CalendarEvent[];
  /** IANA zone in which the calendar is drawn. */
  readonly timeZone: string;
  /** The viewer's own zone; where it differs, the calendar says whose time it shows. */
  readonly viewerTimeZone?: string;
  readonly now: Date;
  /** Any day of what is shown. */
  readonly day: LocalDate;
  readonly view: CalendarView;
  /** What can be chosen. Default: day, week and list. */
  readonly views?: readonly CalendarView[];
  readonly onDay: (day: LocalDate) => void;
  readonly onView: (view: CalendarView) => void;
  /** Light, week by week; the rest is hatched. Left out: all light. */
  readonly openHours?: readonly OpenHours[];
  /** Light, and nothing else within what is shown. */
  readonly openTimes?: readonly OpenSpan[];
  /** Whose columns the view `people` has. */
  readonly people?: readonly CalendarPerson[];
  /**
   * Empty time was clicked (a quarter of an hour) or dragged over; both are instants. The person is
   * told where they are beside each other.
   */
  readonly onSelect?: (start: Date, end: Date, personId: string | undefined) => void;
  readonly onEvent?: (eventId: string) => void;
  /** An event was dragged or stretched; refused, it goes back and the message is shown. */
  readonly onMove?: (
    eventId: string,
    start: Date,
    end: Date,
    personId: string | undefined,
  ) => Promise<MoveAnswer>;
  /** First hour in view when it opens, `HH:mm`. Default: `07:30`. */
  readonly scrollTime?: string;
  /** Pixels, or `auto` for all 24 hours. Default: 640. */
  readonly height?: number | "auto";
}

const DEFAULT_VIEWS: readonly CalendarView[] = ["day", "week", "list"];
const NOBODY: readonly CalendarPerson[] = [];
const viewNames = {
  day: "timeGridDay",
  week: "timeGridWeek",
  month: "dayGridMonth",
  list: "listWeek",
  people: "people",
} as const;
const snapMinutes = 15;

/** Days, a week or a month of one or several people's events, in the zone told. */
export function WeekCalendar({
  events,
  timeZone,
  viewerTimeZone,
  now,
  day,
  view,
  views = DEFAULT_VIEWS,
  onDay,
  onView,
  openHours,
  openTimes,
  people = NOBODY,
  onSelect,
  onEvent,
  onMove,
  scrollTime = "07:30",
  height = 640,
}: WeekCalendarProps) {
  const { t } = useTranslation("ui");
  const locale = useLocale();
  const calendar = useRef<CalendarRef>(null);
  const frame = useRef<HTMLElement>(null);
  const [refusal, setRefusal] = useState<Refusal>();
  const firstDay = firstDayOfWeek(locale);
  const range = useMemo(
    () => calendarRange(day, view, timeZone, firstDay),
    [day, view, timeZone, firstDay],
  );
  const today = localDate(now, timeZone);
  const isByPerson = view === "people";
  const shownDate = isByPerson ? FIRST_COLUMN : day;
  const isDraggable = onMove !== undefined;

  useEffect(() => {
    const api = calendar.current?.getApi();
    // the calendar flushes its own state: not from inside React's commit
    queueMicrotask(() => api?.changeView(viewNames[view], shownDate));
  }, [view, shownDate]);

  useEffect(() => {
    const drawn = requestAnimationFrame(() => frame.current && openToKeyboard(frame.current));
    return () => cancelAnimationFrame(drawn);
  });

  const inputs = useMemo(() => {
    const timed = (event: CalendarEvent, shown: OpenSpan) =>
      toInput(
        { ...event, ...shown },
        { time: formatTime(event.start, { locale, timeZone }), isDraggable },
      );
    if (isByPerson) {
      const place = { day, timeZone };
      return people.flatMap((person, column): EventInput[] => {
        const shown = ({ start, end }: OpenSpan) => ({
          start: toColumn(start, column, place),
          end: toColumn(end, column, place),
        });
        return [
          ...(person.open ? closedTimes(person.open, range).map(shown).map(toClosedInput) : []),
          ...events
            .filter(({ personId }) => personId === person.id)
            .map((event) => ({ event, at: shown(event) }))
            .filter(({ at }) => at.start < at.end)
            .map(({ event, at }) => timed(event, at)),
          ...(day === today ? [toNowInput(toColumn(now, column, place))] : []),
        ];
      });
    }
    return [
      ...(openTimes ? closedTimes(openTimes, range).map(toClosedInput) : []),
      ...events.map((event) => timed(event, event)),
    ];
  }, [
    events,
    isByPerson,
    people,
    openTimes,
    range,
    day,
    today,
    now,
    timeZone,
    locale,
    isDraggable,
  ]);

  /** What a time on the calendar means. */
  const meantBy = (shown: Date): { instant: Date; personId: string | undefined } => {
    if (!isByPerson) return { instant: shown, personId: undefined };
    const { column, instant } = fromColumn(shown, { day, timeZone });
    return { instant, personId: people[column]?.id };
  };

  const nameOf = (shown: Date): string =>
    people[fromColumn(shown, { day, timeZone }).column]?.name ?? "";

  const move = async (info: EventDropInfo | EventResizeDoneInfo) => {
    const { id, start, end } = info.event;
    setRefusal(undefined);
    if (!onMove || !start || !end) {
      info.revert();
      return;
    }
    const { instant, personId } = meantBy(start);
    const length = end.getTime() - start.getTime();
    const refuse = (message: string) =>
      message !== "" && setRefusal(refusalAt(message, frame.current, info.jsEvent));
    try {
      const answer = await onMove(id, instant, new Date(instant.getTime() + length), personId);
      if (answer.ok) return;
      refuse(answer.message);
    } catch {
      refuse(t("form.failed"));
    }
    info.revert();
  };

  const changeDay = daysOf(range.firstDay, range.lastDay).find((date) =>
    clockChangeOn(date, timeZone),
  );

  return (
    <Box
      ref={frame}
      component="section"
      aria-label={t("calendar.label")}
      className={styles.frame ?? ""}
    >
      <CalendarToolbar
        day={day}
        today={today}
        view={view}
        views={views}
        range={range}
        timeZone={timeZone}
        viewerTimeZone={viewerTimeZone}
        onDay={onDay}
        onView={onView}
      />
      {changeDay && view !== "month" && (
        <Box mb="sm">
          <ClockChangeNote date={changeDay} timeZone={timeZone} />
        </Box>
      )}
      <SpotRefusal refusal={refusal} onClose={() => setRefusal(undefined)} />

      <div className={styles.scroll}>
        <div {...(isByPerson && { style: { minWidth: `calc(4rem + ${people.length * 9}rem)` } })}>
          <FullCalendar
            // Another clock and another number of columns: another calendar.
            key={isByPerson ? `people ${people.length}` : "days"}
            ref={calendar}
            plugins={[classicTheme, timeGridPlugin, dayGridPlugin, listPlugin, interactionPlugin]}
            locales={[frLocale]}
            locale={locale}
            firstDay={firstDay}
            views={{ people: { type: "timeGrid", duration: { days: Math.max(1, people.length) } } }}
            initialView={viewNames[view]}
            initialDate={shownDate}
            headerToolbar={false}
            timeZone={isByPerson ? "UTC" : timeZone}
            now={now}
            nowIndicator
            height={height}
            scrollTime={scrollTime}
            scrollTimeReset={false}
            allDaySlot={false}
            // A row for each step. Where rows have several, a drag goes by the middle of the row that it
            // began in, which is the line between two of them.
            slotDuration={{ minutes: snapMinutes }}
            slotHeaderInterval={{ hours: 1 }}
            slotHeaderInnerClass={styles.hour ?? ""}
            slotLaneClass={(info) => (info.isMinor ? (styles.step ?? "") : "")}
            slotEventOverlap={false}
            expandRows
            fixedWeekCount
            dayMaxEvents={view === "month"}
            navLinks={view === "month"}
            navLinkDayClick={(date) => {
              onDay(localDate(date, timeZone));
              onView("day");
            }}
            businessHours={openHours && !isByPerson ? openHours.map(toBusinessHours) : false}
            nonBusinessHoursClass={styles.closed ?? ""}
            dayHeaderInnerClass={(info) =>
              `${styles.header} ${info.isToday && !isByPerson ? styles.today : ""}`
            }
            {...(isByPerson && {
              dayHeaderContent: ({ date }: { readonly date: Date }) => nameOf(date),
              // Their column has a date of its own, which means nothing to anybody.
              dayHeaderDidMount: ({
                el,
                date,
              }: {
                readonly el: HTMLElement;
                readonly date: Date;
              }) => el.setAttribute("aria-label", nameOf(date)),
            })}
            events={inputs}
            eventInteractive={onEvent !== undefined}
            eventInnerClass={styles.inner ?? ""}
            listItemEventBeforeClass={styles.dot ?? ""}
            eventContent={(info) =>
              info.event.display === "background" ? null : (
                <EventFace
                  title={info.event.title}
                  time={String(info.event.extendedProps.time ?? "")}
                  detail={String(info.event.extendedProps.detail ?? "")}
                  isShort={view === "month" || isShort(info.event.start, info.event.end)}
                />
              )
            }
            eventClick={(info) => onEvent?.(info.event.id)}
            editable={false}
            eventOverlap
            eventDrop={(info) => void move(info)}
            eventResize={(info) => void move(info)}
            selectable={onSelect !== undefined && view !== "month"}
            selectMirror
            unselectAuto
            selectAllow={({ start, end }) =>
              !isByPerson ||
              meantBy(start).personId === meantBy(new Date(end.getTime() - 1)).personId
            }
            select={(info) => {
              calendar.current?.getApi().unselect();
              const { instant, personId } = meantBy(info.start);
              const length = info.end.getTime() - info.start.getTime();
              onSelect?.(instant, new Date(instant.getTime() + length), personId);
            }}
            noEventsText={t("calendar.empty")}
          />
        </div>
      </div>
    </Box>
  );
}

/** Lets the keyboard scroll the hours, also where no event is there to take the focus. */
function openToKeyboard(frame: HTMLElement): void {
  for (const part of frame.querySelectorAll("[role=rowgroup] > div")) {
    if (getComputedStyle(part).overflowY !== "auto") continue;
    const firstDay = part.querySelector<HTMLElement>("[role=cell]");
    if (firstDay) firstDay.tabIndex = 0;
  }
}

const SHORT_MS = 40 * 60_000;

function isShort(start: Date | null, end: Date | null): boolean {
  return start !== null && end !== null && end.getTime() - start.getTime() < SHORT_MS;
}

function toBusinessHours({ daysOfWeek, startTime, endTime }: OpenHours): BusinessHoursInput {
  return { daysOfWeek: [...daysOfWeek], startTime, endTime };
}

function daysOf(first: LocalDate, last: LocalDate): readonly LocalDate[] {
  const days: LocalDate[] = [];
  for (let date = first; date <= last; date = addDays(date, 1)) days.push(date);
  return days;
}
