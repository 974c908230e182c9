import {
  type CalendarEvent,
  type CalendarView,
  ConfirmDialog,
  calendarRange,
  FailedState,
  firstDayOfWeek,
  formatDate,
  formatTime,
  LoadingState,
  localDate,
  type MoveAnswer,
  PageHeader,
  useLocale,
  WeekCalendar,
} from "@convene/ui";
import {
  browserTimeZone,
  unwrap,
  useLive,
  usePageTitle,
  useProblemText,
  useSignedIn,
} from "@convene/web-kit";
import { Button, Select } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconHelp, IconPhonePlus } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, type StaffCalendar } from "../api.ts";
import { slotRefusalOf } from "../slot-refusal-of.ts";
import { useNow } from "../use-now.ts";
import { AppointmentDrawer } from "./appointment-drawer.tsx";
import type { CalendarSearch } from "./calendar-search.ts";
import { eventColour } from "./event-colour.ts";
import { ExplainDialog } from "./explain-dialog.tsx";
import { explanationText } from "./explain-text.ts";
import { openHoursOf } from "./open-hours.ts";
import { calendarQuery } from "./queries.ts";
import { QuickBooking } from "./quick-booking.tsx";

const route = getRouteApi("/staff/");
const EVERYBODY = "everybody";

/** A drag that waits for the answer to "Move it there?". */
interface PendingMove {
  readonly appointment: StaffCalendar["appointments"][number];
  readonly start: Date;
  readonly answer: (answer: MoveAnswer) => void;
}

/** The staff's week: everything that takes anybody's time, and what can be done about it. */
export function CalendarPage() {
  const { t, i18n } = useTranslation("services");
  const locale = useLocale();
  const { member } = useSignedIn();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  const now = useNow();
  const isNarrow = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  const [pending, setPending] = useState<PendingMove>();
  const [isAsked, setAsked] = useState(false);
  const [clicked, setClicked] = useState<Date>();
  const settled = useRef(false);
  usePageTitle(t("navigation.calendar"));
  useLive({
    appointment: [["calendar"], ["appointment"], ["clients"]],
    interview: [["calendar"]],
    reservation: [["calendar"]],
  });

  const { timeZone } = member;
  const day = search.day ?? localDate(now, timeZone);
  const view = viewOf(search.view) ?? (isNarrow ? "day" : "week");
  const range = calendarRange(day, view, timeZone, firstDayOfWeek(locale));
  const calendar = useQuery(calendarQuery(range.start, range.end));
  const people = calendar.data?.people ?? [];
  const person = people.find(({ id }) => id === search.person);
  const events = useMemo(
    () =>
      calendar.data
        ? toEvents(calendar.data, search.person, i18n.getFixedT(locale, "services"))
        : [],
    [calendar.data, search.person, i18n, locale],
  );
  const change = (changes: Partial<Record<"day" | "view" | "appointment" | "open", string>>) => {
    void navigate({ search: (before) => ({ ...before, ...changes }) });
  };
  const close = () => {
    setClicked(undefined);
    void navigate({
      search: ({ appointment: _appointment, open: _open, ...before }: CalendarSearch) => before,
    });
  };

  const askToMove = (id: string, start: Date, end: Date): Promise<MoveAnswer> => {
    const appointment = calendar.data?.appointments.find((one) => one.id === id);
    if (!appointment) return Promise.resolve({ ok: false, message: t("calendar.notThere") });
    const length = Date.parse(appointment.end) - Date.parse(appointment.start);
    if (end.getTime() - start.getTime() !== length) {
      return Promise.resolve({ ok: false, message: t("calendar.fixedLength") });
    }
    return new Promise((answer) => {
      settled.current = false;
      setPending({ appointment, start, answer });
      setAsked(true);
    });
  };
  const settle = (answer: MoveAnswer) => {
    if (!settled.current) pending?.answer(answer);
    settled.current = true;
  };
  const move = async () => {
    if (!pending) return undefined;
    const { appointment, start } = pending;
    try {
      await unwrap(
        api.appointments[":id"].reschedule.$post({
          param: { id: appointment.id },
          json: { start: start.toISOString() },
        }),
      );
      await queryClient.invalidateQueries({ queryKey: ["calendar"] });
      settle({ ok: true });
    } catch (error) {
      const explanation = slotRefusalOf(error, start)?.explanation;
      const message = explanation && explanationText(explanation, t, { locale, timeZone });
      settle({ ok: false, message: message || problemText(error) });
    }
    return undefined;
  };

  return (
    <>
      <PageHeader
        title={t("navigation.calendar")}
        actions={
          <>
            <Select
              aria-label={t("calendar.person")}
              data={[
                { value: EVERYBODY, label: t("calendar.everybody") },
                ...people.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              value={person?.id ?? EVERYBODY}
              allowDeselect={false}
              w={180}
              onChange={(id) => {
                void navigate({
                  search: ({ person: _person, ...before }: CalendarSearch) => ({
                    ...before,
                    ...(id !== null && id !== EVERYBODY && { person: id }),
                  }),
                });
              }}
            />
            <Button
              variant="default"
              leftSection={<IconHelp size={18} aria-hidden />}
              onClick={() => change({ open: "explain" })}
            >
              {t("explain.title")}
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
      {calendar.data ? (
        <WeekCalendar
          events={events}
          timeZone={timeZone}
          viewerTimeZone={browserTimeZone()}
          now={now}
          day={day}
          view={view}
          onDay={(next) => change({ day: next })}
          onView={(next) => change({ view: next })}
          {...withHours(openHoursOf(person ?? sole(people), timeZone))}
          onSelect={(start) => {
            setClicked(start);
            change({ open: "book" });
          }}
          onEvent={(id) => {
            if (calendar.data.appointments.some((one) => one.id === id))
              change({ appointment: id });
          }}
          onMove={askToMove}
        />
      ) : calendar.isPending ? (
        <LoadingState shape="calendar" />
      ) : (
        <FailedState onRetry={() => void calendar.refetch()}>
          {problemText(calendar.error)}
        </FailedState>
      )}
      <ConfirmDialog
        opened={isAsked}
        title={
          pending
            ? t("manage.moveQuestion", {
                day: formatDate(pending.start, { locale, timeZone }),
                time: formatTime(pending.start, { locale, timeZone }),
              })
            : ""
        }
        confirmLabel={t("manage.moveConfirm")}
        onConfirm={move}
        onClose={() => {
          setAsked(false);
          settle({ ok: false, message: "" });
        }}
      >
        {pending &&
          t("calendar.moveHint", {
            client: pending.appointment.clientName,
            host: pending.appointment.hostName,
          })}
      </ConfirmDialog>
      <AppointmentDrawer id={search.appointment} timeZone={timeZone} onClose={close} />
      <QuickBooking
        opened={search.open === "book"}
        start={clicked}
        hostId={person?.id}
        timeZone={timeZone}
        onClose={close}
        onBooked={(id) => {
          setClicked(undefined);
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
        hostId={person?.id}
        timeZone={timeZone}
        onClose={close}
        onBook={(start) => {
          setClicked(start);
          change({ open: "book" });
        }}
      />
    </>
  );
}

function viewOf(view: string | undefined): CalendarView | undefined {
  return view === "day" || view === "week" || view === "list" ? view : undefined;
}

function withHours<Hours>(openHours: Hours | undefined): { openHours?: Hours } {
  return openHours === undefined ? {} : { openHours };
}

function sole<T>(items: readonly T[]): T | undefined {
  return items.length === 1 ? items[0] : undefined;
}

/** What is shown of the calendar: of one person, or of everybody with their names. */
function toEvents(
  { people, appointments, taken }: StaffCalendar,
  personId: string | undefined,
  t: (key: string) => string,
): readonly CalendarEvent[] {
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const isShown = ({ hostId }: { readonly hostId: string }) =>
    personId === undefined || hostId === personId;
  return [
    ...appointments
      .filter((one) => isShown(one) && one.status !== "cancelled")
      .map(
        (one): CalendarEvent => ({
          id: one.id,
          title: one.clientName,
          start: new Date(one.start),
          end: new Date(one.end),
          colour: one.status === "no_show" ? "grey" : eventColour(one.colour),
          detail: personId === undefined ? `${one.title} · ${one.hostName}` : one.title,
          movable: one.status === "pending" || one.status === "confirmed",
        }),
      ),
    ...taken.filter(isShown).map(
      (one): CalendarEvent => ({
        id: one.id,
        title: t(`calendar.taken.${one.kind}`),
        start: new Date(one.start),
        end: new Date(one.end),
        kind: one.kind === "hold" ? "hold" : "external",
        ...(personId === undefined && { detail: names.get(one.hostId) ?? "" }),
        movable: false,
      }),
    ),
  ];
}
