import { canBegin } from "@convene/scheduling-core";
import {
  EmptyState,
  formatLocalDate,
  formatMoment,
  formatSpan,
  formatTime,
  LoadingState,
  PageHeader,
  StatusBadge,
  useLink,
  useLocale,
  useNow,
} from "@convene/ui";
import {
  QueryFailed,
  type SuccessBody,
  unwrap,
  useLive,
  usePageTitle,
  useSignedIn,
  useTellRefusal,
} from "@convene/web-kit";
import { Anchor, Button, Card, Group, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { IconCalendar, IconCoffee, IconMoodSmile } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api } from "../api.ts";
import { formatPrice } from "../format-price.ts";
import { todayQuery } from "./queries.ts";

type Today = SuccessBody<Awaited<ReturnType<typeof api.today.$get>>>;
type Appointment = Today["appointments"][number];
type Decision = Today["decisions"][number];

/** What happens today, what needs a decision, and nothing else. */
export function TodayPage() {
  const { t } = useTranslation("services");
  const locale = useLocale();
  const Link = useLink();
  const { member } = useSignedIn();
  const today = useQuery(todayQuery);
  usePageTitle(t("today.title"));
  const keys = [todayQuery.queryKey];
  useLive({
    appointment: keys,
    notification: keys,
    conflict: keys,
    calendar: keys,
    series: keys,
    waiting: keys,
  });
  return (
    <>
      <PageHeader
        title={t("today.title")}
        {...(today.data && { description: formatLocalDate(today.data.day, locale) })}
        actions={
          <Button
            component={Link}
            href="/calendar"
            variant="default"
            leftSection={<IconCalendar size={18} aria-hidden />}
          >
            {t("today.openCalendar")}
          </Button>
        }
      />
      {today.data ? (
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl">
          <Appointments appointments={today.data.appointments} timeZone={member.timeZone} />
          <Decisions decisions={today.data.decisions} timeZone={member.timeZone} />
        </SimpleGrid>
      ) : today.isPending ? (
        <LoadingState shape="rows" count={6} />
      ) : (
        <QueryFailed error={today.error} onRetry={() => void today.refetch()} />
      )}
    </>
  );
}

interface AppointmentsProps {
  readonly appointments: readonly Appointment[];
  readonly timeZone: string;
}

function Appointments({ appointments, timeZone }: AppointmentsProps) {
  const { t } = useTranslation("services");
  return (
    <Stack gap="sm" component="section" aria-labelledby="today-appointments">
      <Title order={2} size="h4" id="today-appointments">
        {t("today.appointments")}
      </Title>
      {appointments.length === 0 ? (
        <EmptyState icon={IconCoffee} title={t("today.none")}>
          {t("today.noneHint")}
        </EmptyState>
      ) : (
        appointments.map((one) => (
          <AppointmentCard key={one.id} appointment={one} timeZone={timeZone} />
        ))
      )}
    </Stack>
  );
}

interface AppointmentCardProps {
  readonly appointment: Appointment;
  readonly timeZone: string;
}

function AppointmentCard({ appointment, timeZone }: AppointmentCardProps) {
  const { t } = useTranslation("services");
  const locale = useLocale();
  const Link = useLink();
  const now = useNow();
  const queryClient = useQueryClient();
  const tellRefusal = useTellRefusal();
  const { id, status, clientName, clientPhone, hostName, location, title } = appointment;
  const [start, end] = [new Date(appointment.start), new Date(appointment.end)];
  const where = { locale, timeZone };
  const report = useMutation({
    mutationFn: (to: "start" | "finish") =>
      unwrap(api.appointments[":id"][to].$post({ param: { id } })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: todayQuery.queryKey }),
    onError: tellRefusal,
  });
  const label = { name: clientName, time: formatTime(start, where) };
  return (
    <Card withBorder padding="sm" component="article">
      <Group justify="space-between" gap="sm" align="flex-start">
        <Stack gap={2} miw={0}>
          <Text size="sm" c="dimmed">
            {formatSpan(start, end, where)}
          </Text>
          <Anchor
            component={Link}
            href={`/calendar?appointment=${id}`}
            fw={600}
            underline="always"
            c="var(--mantine-color-text)"
          >
            {clientName}
          </Anchor>
          <Text size="sm">
            {[title, hostName, location].filter((part) => part !== null).join(" · ")}
          </Text>
          {clientPhone !== null && (
            <Anchor href={`tel:${clientPhone}`} size="sm" underline="always">
              {clientPhone}
            </Anchor>
          )}
        </Stack>
        <Stack gap={6} align="flex-end">
          <StatusBadge status={status} />
          {status === "confirmed" && canBegin({ scheduledStart: start }, now) && (
            <Button
              size="xs"
              aria-label={t("today.startOf", label)}
              loading={report.isPending}
              onClick={() => report.mutate("start")}
            >
              {t("today.start")}
            </Button>
          )}
          {status === "in_progress" && (
            <Button
              size="xs"
              aria-label={t("today.finishOf", label)}
              loading={report.isPending}
              onClick={() => report.mutate("finish")}
            >
              {t("today.finish")}
            </Button>
          )}
        </Stack>
      </Group>
    </Card>
  );
}

/** Where each kind is decided; the others are decided appointment by appointment. */
const PLACES: Readonly<Partial<Record<Decision["kind"], string>>> = {
  conflicts: "/conflicts",
  seriesClashes: "/series",
  pending: "/calendar?status=pending&view=list",
  failedMessages: "/messages?state=dead",
  lostCalendars: "/calendars",
  waitingOffers: "/waiting",
};

/** As the API counts: no further. */
const MOST_COUNTED = 100;

interface DecisionsProps {
  readonly decisions: readonly Decision[];
  readonly timeZone: string;
}

function Decisions({ decisions, timeZone }: DecisionsProps) {
  const { t } = useTranslation("services");
  const locale = useLocale();
  const Link = useLink();
  return (
    <Stack gap="sm" component="section" aria-labelledby="today-decisions">
      <Title order={2} size="h4" id="today-decisions">
        {t("today.decisions")}
      </Title>
      {decisions.length === 0 ? (
        <EmptyState icon={IconMoodSmile} title={t("today.allClear")}>
          {t("today.allClearHint")}
        </EmptyState>
      ) : (
        decisions.map(({ kind, count, appointments, names }) => {
          const place = PLACES[kind];
          const shown = count >= MOST_COUNTED ? t("today.manyPlus", { count }) : String(count);
          const title = t(`today.kinds.${kind}`, { count, shown });
          return (
            <Card key={kind} withBorder padding="sm" component="article">
              <Group justify="space-between" gap="sm" align="flex-start" wrap="nowrap">
                <Stack gap={2} miw={0}>
                  <Text fw={600}>{title}</Text>
                  <Text size="sm" c="dimmed">
                    {t(`today.hints.${kind}`, { names: names.join(", ") })}
                  </Text>
                </Stack>
                {place !== undefined && (
                  <Anchor
                    component={Link}
                    href={place}
                    size="sm"
                    underline="always"
                    aria-label={`${t("today.look")}: ${title}`}
                  >
                    {t("today.look")}
                  </Anchor>
                )}
              </Group>
              {appointments.length > 0 && (
                <ul style={{ margin: "8px 0 0", padding: 0, listStyle: "none" }}>
                  {appointments.map((one) => (
                    <li key={one.id}>
                      <Group justify="space-between" gap="sm" wrap="nowrap">
                        <Anchor
                          component={Link}
                          href={`/calendar?appointment=${one.id}`}
                          size="sm"
                          underline="always"
                        >
                          {one.clientName} ·{" "}
                          {formatMoment(new Date(one.start), { locale, timeZone })}
                        </Anchor>
                        {one.amount !== null && (
                          <Text size="sm">{formatPrice(one.amount, one.currency, locale)}</Text>
                        )}
                      </Group>
                    </li>
                  ))}
                  {count > appointments.length && (
                    <li>
                      <Text size="sm" c="dimmed">
                        {t("today.more", { count: count - appointments.length })}
                      </Text>
                    </li>
                  )}
                </ul>
              )}
            </Card>
          );
        })
      )}
    </Stack>
  );
}
