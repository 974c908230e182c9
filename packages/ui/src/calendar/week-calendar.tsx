import FullCalendar, {
  type BusinessHoursInput,
  type CalendarRef,
  type EventDropInfo,
  type EventInput,
  type EventResizeDoneInfo,
} from "@fullcalendar/react";
import interactionPlugin from "@fullcalendar/react/interaction";
import listPlugin from "@fullcalendar/react/list";
import frLocale from "@fullcalendar/react/locales/fr";
import classicTheme from "@fullcalendar/react/themes/classic";
import timeGridPlugin from "@fullcalendar/react/timegrid";
import "./fullcalendar.css";
import {
  ActionIcon,
  Alert,
  Box,
  Button,
  Group,
  SegmentedControl,
  Text,
  Title,
} from "@mantine/core";
import { IconAlertCircle, IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocale } from "../i18n/use-locale.ts";
import { clockChangeOn } from "../time/clock-change.ts";
import { ClockChangeNote } from "../time/clock-change-note.tsx";
import { addDays, type LocalDate, localDate } from "../time/local-date.ts";
import { formatLocalDate, formatTime, zoneShortName } from "../time/time-format.ts";
import { firstDayOfWeek } from "../time/week.ts";
import { describeZone } from "../time/zones.ts";
import type { CalendarEvent, CalendarView } from "./calendar-event.ts";
import { calendarRange } from "./calendar-range.ts";
import type { OpenHours } from "./open-hours.ts";
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
  readonly onDay: (day: LocalDate) => void;
  readonly onView: (view: CalendarView) => void;
  /** Light; the rest is hatched. Left out: all light. */
  readonly openHours?: readonly OpenHours[];
  /** Empty time was clicked (a quarter of an hour) or dragged over; both are instants. */
  readonly onSelect?: (start: Date, end: Date) => void;
  readonly onEvent?: (eventId: string) => void;
  /** An event was dragged or stretched; refused, it goes back and the message is shown. */
  readonly onMove?: (eventId: string, start: Date, end: Date) => Promise<MoveAnswer>;
  /** First hour in view when it opens, `HH:mm`. Default: `07:30`. */
  readonly scrollTime?: string;
  /** Pixels, or `auto` for all 24 hours. Default: 640. */
  readonly height?: number | "auto";
}

const viewNames = { day: "timeGridDay", week: "timeGridWeek", list: "listWeek" } as const;
const snapMinutes = 15;

/** A week or a day of one or several people's events, in the zone told. */
export function WeekCalendar({
  events,
  timeZone,
  viewerTimeZone,
  now,
  day,
  view,
  onDay,
  onView,
  openHours,
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
  const [refusal, setRefusal] = useState<string>();
  const firstDay = firstDayOfWeek(locale);
  const range = calendarRange(day, view, timeZone, firstDay);
  const today = localDate(now, timeZone);

  useEffect(() => {
    const api = calendar.current?.getApi();
    // the calendar flushes its own state: not from inside React's commit
    queueMicrotask(() => api?.changeView(viewNames[view], day));
  }, [view, day]);

  useEffect(() => {
    const drawn = requestAnimationFrame(() => frame.current && openToKeyboard(frame.current));
    return () => cancelAnimationFrame(drawn);
  });

  const inputs = useMemo(
    () => events.map((event) => toInput(event, onMove !== undefined)),
    [events, onMove],
  );

  const move = async (info: EventDropInfo | EventResizeDoneInfo) => {
    const { id, start, end } = info.event;
    setRefusal(undefined);
    if (!onMove || !start || !end) {
      info.revert();
      return;
    }
    try {
      const answer = await onMove(id, start, end);
      if (answer.ok) return;
      setRefusal(answer.message);
    } catch {
      setRefusal(t("form.failed"));
    }
    info.revert();
  };

  const step = view === "day" ? 1 : 7;
  const heading = rangeHeading(range.firstDay, range.lastDay, locale);
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
      <Group justify="space-between" gap="sm" mb="sm">
        <Group gap="xs">
          <Button variant="default" size="sm" onClick={() => onDay(today)}>
            {t("calendar.today")}
          </Button>
          <ActionIcon
            variant="default"
            size={36}
            aria-label={t(view === "day" ? "calendar.previousDay" : "calendar.previousWeek")}
            onClick={() => onDay(addDays(day, -step))}
          >
            <IconChevronLeft size={18} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="default"
            size={36}
            aria-label={t(view === "day" ? "calendar.nextDay" : "calendar.nextWeek")}
            onClick={() => onDay(addDays(day, step))}
          >
            <IconChevronRight size={18} aria-hidden />
          </ActionIcon>
          <Title order={2} size="h3" aria-live="polite">
            {heading}
          </Title>
        </Group>
        <Group gap="sm">
          {viewerTimeZone !== undefined && viewerTimeZone !== timeZone && (
            <Text size="sm" c="dimmed">
              {t("calendar.zone", {
                city: describeZone(timeZone).city,
                zone: zoneShortName(range.start, { locale, timeZone }),
              })}
            </Text>
          )}
          <SegmentedControl
            size="sm"
            aria-label={t("calendar.view")}
            value={view}
            onChange={(value) => {
              if (value === "day" || value === "week" || value === "list") onView(value);
            }}
            data={[
              { value: "day", label: t("calendar.day") },
              { value: "week", label: t("calendar.week") },
              { value: "list", label: t("calendar.list") },
            ]}
          />
        </Group>
      </Group>

      <div role="alert">
        {refusal && (
          <Alert
            color="red"
            mb="sm"
            p="xs"
            icon={<IconAlertCircle size={18} aria-hidden />}
            withCloseButton
            closeButtonLabel={t("dialog.close")}
            onClose={() => setRefusal(undefined)}
          >
            {refusal}
          </Alert>
        )}
      </div>
      {changeDay && (
        <Box mb="sm">
          <ClockChangeNote date={changeDay} timeZone={timeZone} />
        </Box>
      )}

      <FullCalendar
        ref={calendar}
        plugins={[classicTheme, timeGridPlugin, listPlugin, interactionPlugin]}
        locales={[frLocale]}
        locale={locale}
        firstDay={firstDay}
        initialView={viewNames[view]}
        initialDate={day}
        headerToolbar={false}
        timeZone={timeZone}
        now={now}
        nowIndicator
        height={height}
        scrollTime={scrollTime}
        scrollTimeReset={false}
        allDaySlot={false}
        slotDuration="00:30"
        snapDuration={{ minutes: snapMinutes }}
        slotEventOverlap={false}
        expandRows
        businessHours={openHours ? openHours.map(toBusinessHours) : false}
        nonBusinessHoursClass={styles.closed ?? ""}
        dayHeaderInnerClass={(info) => `${styles.header} ${info.isToday ? styles.today : ""}`}
        events={inputs}
        eventInteractive={onEvent !== undefined}
        eventInnerClass={styles.inner ?? ""}
        eventContent={(info) => (
          <EventFace
            title={info.event.title}
            time={info.event.start ? formatTime(info.event.start, { locale, timeZone }) : ""}
            detail={String(info.event.extendedProps.detail ?? "")}
            isShort={isShort(info.event.start, info.event.end)}
          />
        )}
        eventClick={(info) => onEvent?.(info.event.id)}
        editable={false}
        eventOverlap
        eventDrop={(info) => void move(info)}
        eventResize={(info) => void move(info)}
        selectable={onSelect !== undefined}
        selectMirror
        unselectAuto
        select={(info) => {
          calendar.current?.getApi().unselect();
          onSelect?.(info.start, info.end);
        }}
        noEventsText={t("calendar.empty")}
      />
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

function EventFace({
  title,
  time,
  detail,
  isShort,
}: {
  readonly title: string;
  readonly time: string;
  readonly detail: string;
  /** Has room for one line only. */
  readonly isShort: boolean;
}) {
  if (isShort) {
    return (
      <div className={styles.line}>
        <span className={styles.title}>{title}</span> {time}
      </div>
    );
  }
  return (
    <div className={styles.face}>
      <div className={styles.title}>{title}</div>
      <div>
        {time}
        {detail && ` · ${detail}`}
      </div>
    </div>
  );
}

const SHORT_MS = 40 * 60_000;

function isShort(start: Date | null, end: Date | null): boolean {
  return start !== null && end !== null && end.getTime() - start.getTime() < SHORT_MS;
}

function toInput(event: CalendarEvent, draggable: boolean): EventInput {
  const kind = event.kind ?? "booked";
  const movable = draggable && (event.movable ?? kind === "booked");
  const classes = [
    styles.event,
    event.colour && styles[event.colour],
    kind !== "booked" && styles[kind],
  ];
  return {
    id: event.id,
    title: event.title,
    start: event.start,
    end: event.end,
    startEditable: movable,
    durationEditable: movable,
    className: classes.filter(Boolean).join(" "),
    extendedProps: { detail: event.detail ?? "" },
  };
}

function toBusinessHours({ daysOfWeek, startTime, endTime }: OpenHours): BusinessHoursInput {
  return { daysOfWeek: [...daysOfWeek], startTime, endTime };
}

function daysOf(first: LocalDate, last: LocalDate): readonly LocalDate[] {
  const days: LocalDate[] = [];
  for (let date = first; date <= last; date = addDays(date, 1)) days.push(date);
  return days;
}

function rangeHeading(first: LocalDate, last: LocalDate, locale: string): string {
  if (first === last) return formatLocalDate(first, locale);
  const format = new Intl.DateTimeFormat(locale, {
    timeZone: "UTC",
    day: "numeric",
    month: "long",
    year: "numeric",
  });
  return format.formatRange(new Date(`${first}T12:00:00Z`), new Date(`${last}T12:00:00Z`));
}
