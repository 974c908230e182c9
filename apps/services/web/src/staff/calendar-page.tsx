import {
  CALENDAR_VIEWS,
  ConfirmDialog,
  formatDate,
  formatTime,
  LoadingState,
  PageHeader,
  useCalendarView,
  useLocale,
  WeekCalendar,
} from "@convene/ui";
import { browserTimeZone, QueryFailed, useLive, usePageTitle, useSignedIn } from "@convene/web-kit";
import { Button, Stack, Text } from "@mantine/core";
import { IconBan, IconHelp, IconPhonePlus } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { ScopeChoice } from "../series/scope-choice.tsx";
import { SeriesMoveDialog } from "../series/series-move-dialog.tsx";
import { AppointmentDrawer } from "./appointment-drawer.tsx";
import { BlockDialog } from "./block-dialog.tsx";
import { sessionOf, toCalendarEvents } from "./calendar-events.ts";
import { CalendarFilters } from "./calendar-filters.tsx";
import type { CalendarSearch } from "./calendar-search.ts";
import { type EmptyTime, EmptyTimeDialog } from "./empty-time-dialog.tsx";
import { ExplainDialog } from "./explain-dialog.tsx";
import { MoveQuestion } from "./move-question.tsx";
import { calendarQuery, servicesQuery } from "./queries.ts";
import { QuickBooking } from "./quick-booking.tsx";
import { SessionDrawer } from "./session-drawer.tsx";
import { TimeOffDialog } from "./time-off-dialog.tsx";
import { useCalendarMoves } from "./use-calendar-moves.ts";
import { useFirstView } from "./use-first-view.ts";

const route = getRouteApi("/staff/calendar");
const QUARTER_MS = 900_000;

/** The staff's calendar: everything that takes anybody's time, and what can be done about it. */
export function CalendarPage() {
  const { t } = useTranslation(["services", "series"]);
  const locale = useLocale();
  const queryClient = useQueryClient();
  const { member } = useSignedIn();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  /** What the open dialog is about. */
  const [time, setTime] = useState<EmptyTime>();
  const [isChoosing, setIsChoosing] = useState(false);
  const [timeOffId, setTimeOffId] = useState<string>();
  usePageTitle(t("navigation.calendar"));
  useLive({
    appointment: [["calendar"], ["appointment"], ["session"], ["clients"]],
    interview: [["calendar"]],
    reservation: [["calendar"]],
  });

  const { timeZone } = member;
  const where = { locale, timeZone };
  const first = useFirstView(search);
  const chosen = { ...search, ...(first.view && { view: first.view }) };
  const { now, day, view, range } = useCalendarView(chosen, timeZone);
  const calendar = useQuery({
    ...calendarQuery(range.start, range.end),
    enabled: !first.isPending,
  });
  const services = useQuery(servicesQuery);
  const people = useMemo(() => calendar.data?.people ?? [], [calendar.data]);
  const person = people.find(({ id }) => id === search.person);
  const drawn = person ?? (people.length === 1 ? people[0] : undefined);
  const events = useMemo(
    () => (calendar.data ? toCalendarEvents(calendar.data, { ...search, view }, t) : []),
    [calendar.data, search, view, t],
  );
  const columns = useMemo(
    () =>
      (person ? [person] : people).map(({ id, name, open }) => ({
        id,
        name,
        open: open.map(toSpan),
      })),
    [people, person],
  );
  const openTimes = useMemo(() => drawn?.open.map(toSpan), [drawn]);
  const timeOff = calendar.data?.taken.find(({ id }) => id === timeOffId);
  const moves = useCalendarMoves(calendar.data, where);

  const change = (changes: CalendarSearch) => {
    void navigate({ search: (before) => ({ ...before, ...changes }) });
  };
  const close = () => {
    setTime(undefined);
    void navigate({
      search: ({ appointment: _a, session: _s, open: _o, ...before }: CalendarSearch) => before,
    });
  };
  const openEvent = (id: string) => {
    const session = sessionOf(id);
    if (session !== undefined) change({ session });
    else if (calendar.data?.appointments.some((one) => one.id === id)) change({ appointment: id });
    else if (calendar.data?.taken.some((one) => one.id === id && one.kind === "timeOff")) {
      setTimeOffId(id);
    }
  };

  return (
    <>
      <PageHeader
        title={t("navigation.calendar")}
        actions={
          <>
            <Button
              variant="default"
              leftSection={<IconHelp size={18} aria-hidden />}
              onClick={() => change({ open: "explain" })}
            >
              {t("explain.title")}
            </Button>
            <Button
              variant="default"
              leftSection={<IconBan size={18} aria-hidden />}
              onClick={() => change({ open: "block" })}
            >
              {t("block.open")}
            </Button>
            <Button
              leftSection={<IconPhonePlus size={18} aria-hidden />}
              onClick={() => change({ open: "book" })}
            >
              {t("quick.open")}
            </Button>
          </>
        }
      />
      <CalendarFilters
        search={search}
        people={people}
        services={services.data?.items ?? []}
        onFilter={(filter, value) => {
          void navigate({
            search: ({ [filter]: _, ...before }: CalendarSearch) => ({
              ...before,
              ...(value !== undefined && { [filter]: value }),
            }),
          });
        }}
      />
      {calendar.data ? (
        <WeekCalendar
          events={events}
          timeZone={timeZone}
          viewerTimeZone={browserTimeZone()}
          now={now}
          day={day}
          view={view}
          views={CALENDAR_VIEWS}
          people={columns}
          onDay={(next) => change({ day: next })}
          onView={(next) => change({ view: next })}
          {...(openTimes && { openTimes })}
          onSelect={(start, end, personId) => {
            setTime({ start, end, personId });
            // A click means a booking; what was dragged over may be meant for either.
            if (end.getTime() - start.getTime() > QUARTER_MS) setIsChoosing(true);
            else change({ open: "book" });
          }}
          onEvent={openEvent}
          onMove={moves.onMove}
        />
      ) : calendar.isPending ? (
        <LoadingState shape="calendar" />
      ) : (
        <QueryFailed error={calendar.error} onRetry={() => void calendar.refetch()} />
      )}
      <ConfirmDialog
        {...moves.dialog}
        title={
          moves.described
            ? t(moves.isSession ? "calendar.sessionMove" : "manage.moveQuestion", {
                day: formatDate(moves.described.newStart, where),
                time: formatTime(moves.described.newStart, where),
              })
            : ""
        }
        confirmLabel={t(
          moves.isSession
            ? "calendar.sessionConfirm"
            : moves.scope === "this"
              ? "manage.moveConfirm"
              : "series:move.check",
        )}
      >
        <Stack gap="md">
          {moves.described && <MoveQuestion move={moves.described} timeZone={timeZone} />}
          {moves.isForSeries ? (
            <ScopeChoice value={moves.scope} onChange={moves.setScope} />
          ) : (
            moves.isRepeating && <Text size="sm">{t("series:move.onlyThis")}</Text>
          )}
        </Stack>
      </ConfirmDialog>
      <SeriesMoveDialog
        move={moves.seriesMove}
        timeZone={timeZone}
        onMoved={() => {
          for (const key of ["calendar", "appointment", "client"]) {
            void queryClient.invalidateQueries({ queryKey: [key] });
          }
        }}
        onClose={moves.endSeriesMove}
      />
      <EmptyTimeDialog
        time={isChoosing ? time : undefined}
        timeZone={timeZone}
        onChoose={(what) => {
          setIsChoosing(false);
          change({ open: what });
        }}
        onClose={() => setIsChoosing(false)}
      />
      <AppointmentDrawer id={search.appointment} timeZone={timeZone} onClose={close} />
      <SessionDrawer
        id={search.session}
        timeZone={timeZone}
        onClose={close}
        onAppointment={(appointment) => {
          void navigate({
            search: ({ session: _, ...before }: CalendarSearch) => ({ ...before, appointment }),
          });
        }}
      />
      <TimeOffDialog
        timeOff={timeOff}
        hostName={people.find(({ id }) => id === timeOff?.hostId)?.name ?? ""}
        timeZone={timeZone}
        onClose={() => setTimeOffId(undefined)}
      />
      <BlockDialog
        opened={search.open === "block"}
        time={time}
        personId={person?.id}
        people={people}
        timeZone={timeZone}
        onClose={close}
      />
      <QuickBooking
        opened={search.open === "book"}
        start={time?.start}
        hostId={time?.personId ?? person?.id}
        timeZone={timeZone}
        onClose={close}
        onBooked={(id) => {
          setTime(undefined);
          void navigate({
            search: ({ open: _open, ...before }: CalendarSearch) => ({
              ...before,
              appointment: id,
            }),
          });
        }}
      />
      <ExplainDialog
        opened={search.open === "explain"}
        start={time?.start}
        hostId={time?.personId ?? person?.id}
        timeZone={timeZone}
        onClose={close}
        onBook={(start) => {
          setTime({ start, end: start, personId: time?.personId });
          change({ open: "book" });
        }}
      />
    </>
  );
}

function toSpan({ start, end }: { readonly start: string; readonly end: string }) {
  return { start: new Date(start), end: new Date(end) };
}
