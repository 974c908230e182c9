import { canBegin } from "@convene/scheduling-core";
import { formatTime, useLocale, useNow } from "@convene/ui";
import { unwrap, useTellRefusal } from "@convene/web-kit";
import { Anchor, Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { subMinutes } from "date-fns";
import { useTranslation } from "react-i18next";
import { api } from "../api.ts";
import type { TodayAppointment } from "./today-entries.ts";
import { todayQuery } from "./today-query.ts";
import { TodayRow } from "./today-row.tsx";

/** Earlier than this nobody comes; whoever does is begun with in the appointment's own details. */
const EARLY_MINUTES = 30;

interface AppointmentRowProps {
  readonly appointment: TodayAppointment;
  /** IANA, the viewer's. */
  readonly timeZone: string;
}

/** One of today's appointments, begun and ended with one click. */
export function AppointmentRow({ appointment, timeZone }: AppointmentRowProps) {
  const { t } = useTranslation("services");
  const locale = useLocale();
  const now = useNow();
  const queryClient = useQueryClient();
  const tellRefusal = useTellRefusal();
  const { id, status, clientName, clientPhone, hostName, location, title } = appointment;
  const start = new Date(appointment.start);
  const report = useMutation({
    mutationFn: (to: "start" | "finish") =>
      unwrap(api.appointments[":id"][to].$post({ param: { id } })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: todayQuery.queryKey }),
    onError: tellRefusal,
  });
  const canStart =
    status === "confirmed" &&
    now >= subMinutes(start, EARLY_MINUTES) &&
    canBegin({ scheduledStart: start }, now);
  const next = canStart ? "start" : status === "in_progress" ? "finish" : undefined;
  const label = { name: clientName, time: formatTime(start, { locale, timeZone }) };
  return (
    <TodayRow
      start={start}
      end={new Date(appointment.end)}
      timeZone={timeZone}
      name={clientName}
      href={`/calendar?appointment=${id}`}
      facts={[title, hostName, location]}
      status={status}
      deed={
        next && (
          <Button
            size="xs"
            aria-label={t(`today.${next}Of`, label)}
            loading={report.isPending}
            onClick={() => report.mutate(next)}
          >
            {t(`today.${next}`)}
          </Button>
        )
      }
    >
      {clientPhone !== null && (
        <Anchor href={`tel:${clientPhone}`} size="sm" underline="always">
          {clientPhone}
        </Anchor>
      )}
    </TodayRow>
  );
}
