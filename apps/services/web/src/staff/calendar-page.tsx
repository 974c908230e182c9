import {
  type CalendarEvent,
  ConfirmDialog,
  formatDate,
  formatTime,
  LoadingState,
  PageHeader,
  useCalendarView,
  useLocale,
  useMoveQuestion,
  WeekCalendar,
} from "@convene/ui";
import {
  browserTimeZone,
  QueryFailed,
  unwrap,
  useLive,
  usePageTitle,
  useProblemText,
  useSignedIn,
} from "@convene/web-kit";
import { Button, Select } from "@mantine/core";
import { IconHelp, IconPhonePlus } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, type StaffCalendar } from "../api.ts";
import { slotRefusalOf } from "../slot-refusal-of.ts";
import { AppointmentDrawer } from "./appointment-drawer.tsx";
import type { CalendarSearch } from "./calendar-search.ts";
import { eventColour } from "./event-colour.ts";
import { ExplainDialog } from "./explain-dialog.tsx";
import { explanationText } from "./explain-text.ts";
import { calendarQuery } from "./queries.ts";
import { QuickBooking } from "./quick-booking.tsx";

const route = getRouteApi("/staff/");
const EVERYBODY = "everybody";

/** The staff's week: everything that takes anybody's time, and what can be done about it. */
export function CalendarPage() {
  const { t, i18n } = useTranslation("services");
  const locale = useLocale();
  const { member } = useSignedIn();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  const [clicked, setClicked] = useState<Date>();
  usePageTitle(t("navigation.calendar"));
  useLive({
    appointment: [["calendar"], ["appointment"], ["clients"]],
    interview: [["calendar"]],
    reservation: [["calendar"]],
  });

  const { timeZone } = member;
  const where = { locale, timeZone };
  const { now, day, view, range } = useCalendarView(search, timeZone);
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

  const question = useMoveQuestion({
    events: calendar.data?.appointments ?? [],
    refusals: { notThere: t("calendar.notThere"), fixedLength: t("calendar.fixedLength") },
    async move({ id }, start) {
      try {
        const request = { param: { id }, json: { start: start.toISOString() } };
        await unwrap(api.appointments[":id"].reschedule.$post(request));
        await queryClient.invalidateQueries({ queryKey: ["calendar"] });
        return { ok: true };
      } catch (error) {
        const explanation = slotRefusalOf(error, start)?.explanation;
        const why = explanation && explanationText(explanation, t, where);
        return { ok: false, message: why || problemText(error) };
      }
    },
  });
  const { asked } = question;

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
          {...withOpenTimes(person ?? sole(people))}
          onSelect={(start) => {
            setClicked(start);
            change({ open: "book" });
          }}
          onEvent={(id) => {
            if (calendar.data.appointments.some((one) => one.id === id))
              change({ appointment: id });
          }}
          onMove={question.onMove}
        />
      ) : calendar.isPending ? (
        <LoadingState shape="calendar" />
      ) : (
        <QueryFailed error={calendar.error} onRetry={() => void calendar.refetch()} />
      )}
      <ConfirmDialog
        {...question.dialog}
        title={
          asked
            ? t("manage.moveQuestion", {
                day: formatDate(asked.start, where),
                time: formatTime(asked.start, where),
              })
            : ""
        }
        confirmLabel={t("manage.moveConfirm")}
      >
        {asked &&
          t("calendar.moveHint", { client: asked.event.clientName, host: asked.event.hostName })}
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

function withOpenTimes(person: StaffCalendar["people"][number] | undefined) {
  if (!person) return {};
  const openTimes = person.open.map(({ start, end }) => ({
    start: new Date(start),
    end: new Date(end),
  }));
  return { openTimes };
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
