import {
  type CalendarEvent,
  ConfirmDialog,
  formatDate,
  formatTime,
  LoadingState,
  openHoursOf,
  PageHeader,
  useCalendarView,
  useLink,
  useLocale,
  useMoveQuestion,
  WeekCalendar,
} from "@convene/ui";
import {
  browserTimeZone,
  QueryFailed,
  unwrap,
  usePageTitle,
  useProblemText,
  useSignedIn,
} from "@convene/web-kit";
import { Button, MultiSelect } from "@mantine/core";
import { IconCalendarPlus } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { api, type InterviewCalendar } from "../api.ts";
import { calendarQuery } from "../queries.ts";
import { slotRefusalOf } from "../slot-refusal-of.ts";
import { explanationText } from "../staff/explain-text.ts";
import { maySchedule } from "../staff/may-schedule.ts";
import { useLiveInterviews } from "../staff/use-live-interviews.ts";
import { InterviewDrawer } from "./interview-drawer.tsx";
import { statusColour } from "./status-colour.ts";

const route = getRouteApi("/staff/calendar");

/** The week's interviews, of everyone or of chosen people with all that takes their time. */
export function CalendarPage() {
  const { t } = useTranslation("ats");
  const locale = useLocale();
  const Link = useLink();
  const { member } = useSignedIn();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  usePageTitle(t("navigation.calendar"));
  useLiveInterviews();

  const { timeZone } = member;
  const mayPlan = maySchedule(member);
  const where = { locale, timeZone };
  const { now, day, view, range } = useCalendarView(search, timeZone);
  const chosen = useMemo(() => search.people?.split(",") ?? [], [search.people]);
  const calendar = useQuery(calendarQuery(range.start, range.end, chosen));
  const people = calendar.data?.people ?? [];
  const shown = people.filter(({ id }) => chosen.includes(id));
  const events = useMemo(
    () => (calendar.data ? toEvents(calendar.data, chosen.length > 1, t) : []),
    [calendar.data, chosen, t],
  );
  const [sole] = shown.length === 1 ? shown : people.length === 1 ? people : [];
  const openHours = openHoursOf(sole, timeZone);

  const question = useMoveQuestion({
    events: calendar.data?.interviews ?? [],
    refusals: { notThere: t("calendar.notThere"), fixedLength: t("calendar.fixedLength") },
    async move({ id }, start) {
      try {
        const request = { param: { id }, json: { start: start.toISOString() } };
        await unwrap(api.interviews[":id"].reschedule.$post(request));
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
        description={t(mayPlan ? "calendar.description" : "calendar.ownDescription")}
        actions={
          mayPlan && (
            <>
              <MultiSelect
                aria-label={t("calendar.people")}
                placeholder={shown.length === 0 ? t("calendar.everyone") : ""}
                data={people.map(({ id, name }) => ({ value: id, label: name }))}
                value={shown.map(({ id }) => id)}
                clearable
                searchable
                maxValues={6}
                styles={{ inputField: { minWidth: "2.5rem" } }}
                w={280}
                maw="100%"
                clearButtonProps={{ "aria-label": t("calendar.everyone") }}
                onChange={(ids) => {
                  const { people: _people, ...rest } = search;
                  const chosenPeople = ids.length > 0 && { people: ids.join(",") };
                  void navigate({ search: { ...rest, ...chosenPeople } });
                }}
              />
              <Button
                component={Link}
                href="/applications"
                leftSection={<IconCalendarPlus size={18} aria-hidden />}
              >
                {t("schedule.open")}
              </Button>
            </>
          )
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
          onDay={(next) => void navigate({ search: (before) => ({ ...before, day: next }) })}
          onView={(next) => void navigate({ search: (before) => ({ ...before, view: next }) })}
          {...(openHours && { openHours })}
          onEvent={(id) => {
            if (!calendar.data.interviews.some((one) => one.id === id)) return;
            void navigate({ search: (before) => ({ ...before, interview: id }) });
          }}
          {...(mayPlan && { onMove: question.onMove })}
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
            ? t("move.question", {
                day: formatDate(asked.start, where),
                time: formatTime(asked.start, where),
              })
            : ""
        }
        confirmLabel={t("move.confirm")}
      >
        {asked &&
          t("move.hint", {
            people: new Intl.ListFormat(locale).format([
              asked.event.candidateName,
              ...asked.event.interviewers.map(({ name }) => name),
            ]),
          })}
      </ConfirmDialog>
      <InterviewDrawer
        id={search.interview}
        timeZone={timeZone}
        onClose={() => {
          const { interview: _interview, ...rest } = search;
          void navigate({ search: rest });
        }}
      />
    </>
  );
}

function toEvents(
  { people, interviews, taken }: InterviewCalendar,
  named: boolean,
  t: TFunction<"ats">,
): readonly CalendarEvent[] {
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return [
    ...interviews
      .filter(({ status }) => status !== "cancelled")
      .map(
        (one): CalendarEvent => ({
          id: one.id,
          title: one.candidateName,
          start: new Date(one.start),
          end: new Date(one.end),
          colour: statusColour(one.status),
          detail: [one.title, ...one.interviewers.map(({ name }) => name)].join(" · "),
          movable: one.status === "scheduled" || one.status === "confirmed",
        }),
      ),
    ...taken.map(
      (one): CalendarEvent => ({
        id: one.id,
        title: t(`calendar.taken.${one.kind}`),
        start: new Date(one.start),
        end: new Date(one.end),
        kind: one.kind === "hold" ? "hold" : "external",
        ...(named && { detail: names.get(one.personId) ?? "" }),
        movable: false,
      }),
    ),
  ];
}
