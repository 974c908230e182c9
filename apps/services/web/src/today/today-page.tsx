import {
  EmptyState,
  formatLocalDate,
  LoadingState,
  PageHeader,
  useLink,
  useLocale,
} from "@convene/ui";
import { QueryFailed, useLive, usePageTitle, useSignedIn } from "@convene/web-kit";
import { Button, Stack, Title } from "@mantine/core";
import { IconCalendar, IconCoffee } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { AppointmentRow } from "./appointment-row.tsx";
import { Decisions } from "./decisions.tsx";
import { SessionRow } from "./session-row.tsx";
import styles from "./today.module.css";
import { type TodayAppointment, todayEntries } from "./today-entries.ts";
import { todayQuery } from "./today-query.ts";

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
        <div className={styles.page}>
          <Appointments appointments={today.data.appointments} timeZone={member.timeZone} />
          <Decisions decisions={today.data.decisions} timeZone={member.timeZone} />
        </div>
      ) : today.isPending ? (
        <LoadingState shape="rows" count={6} />
      ) : (
        <QueryFailed error={today.error} onRetry={() => void today.refetch()} />
      )}
    </>
  );
}

interface AppointmentsProps {
  readonly appointments: readonly TodayAppointment[];
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
        <ul className={styles.list}>
          {todayEntries(appointments).map(({ appointment, session }) =>
            session ? (
              <SessionRow key={session.id} session={session} timeZone={timeZone} />
            ) : (
              <AppointmentRow key={appointment.id} appointment={appointment} timeZone={timeZone} />
            ),
          )}
        </ul>
      )}
    </Stack>
  );
}
