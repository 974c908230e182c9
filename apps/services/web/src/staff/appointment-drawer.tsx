import { canBegin } from "@convene/scheduling-core";
import {
  ConfirmDialog,
  EventDetails,
  EventDetailsPending,
  EventReminders,
  formatDate,
  formatPrice,
  formatSpan,
  formatTime,
  StatusBadge,
  useLink,
  useLocale,
  useNow,
} from "@convene/ui";
import { EventPlaces, unwrap, useProblemText, useTellRefusal } from "@convene/web-kit";
import { Anchor, Box, Button, Group, Stack, Textarea, Title } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, type StaffAppointment } from "../api.ts";
import { PaymentPanel } from "../payments/payment-panel.tsx";
import { RefundChoice } from "../payments/refund-choice.tsx";
import { RepeatDialog } from "../series/repeat-dialog.tsx";
import { type Scope, ScopeChoice } from "../series/scope-choice.tsx";
import { SeriesPlace } from "../series/series-place.tsx";
import { EditDialog } from "./edit-dialog.tsx";
import { HistoryList } from "./history-list.tsx";
import { MoveDialog } from "./move-dialog.tsx";
import { appointmentQuery } from "./queries.ts";

interface AppointmentDrawerProps {
  /** Left out: closed. */
  readonly id: string | undefined;
  readonly timeZone: string;
  readonly onClose: () => void;
}

/** Everything about an appointment, beside the calendar. */
export function AppointmentDrawer({ id, timeZone, onClose }: AppointmentDrawerProps) {
  const { t } = useTranslation("services");
  const found = useQuery({ ...appointmentQuery(id ?? ""), enabled: id !== undefined });
  if (found.data && id !== undefined) {
    return <Details appointment={found.data} timeZone={timeZone} onClose={onClose} />;
  }
  return (
    <EventDetailsPending
      opened={id !== undefined}
      onClose={onClose}
      title={t("drawer.title")}
      failed={found.isError}
      onRetry={() => void found.refetch()}
    />
  );
}

interface DetailsProps {
  readonly appointment: StaffAppointment;
  readonly timeZone: string;
  readonly onClose: () => void;
}

function Details({ appointment, timeZone, onClose }: DetailsProps) {
  const { t } = useTranslation(["services", "series"]);
  const locale = useLocale();
  const Link = useLink();
  const now = useNow();
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  const tellRefusal = useTellRefusal();
  const [dialog, setDialog] = useState<"move" | "edit" | "cancel" | "repeat">();
  const [reason, setReason] = useState("");
  const [refund, setRefund] = useState<number>();
  const [scope, setScope] = useState<Scope>("this");
  const { id, client, host, series, changes, nextStatuses, actualStart, actualEnd, reminders } =
    appointment;
  const [start, end] = [new Date(appointment.start), new Date(appointment.end)];
  const where = { locale, timeZone };

  const keep = (changed: StaffAppointment) => {
    queryClient.setQueryData(appointmentQuery(id).queryKey, changed);
    void queryClient.invalidateQueries({ queryKey: ["calendar"] });
  };
  const refresh = () => {
    void queryClient.invalidateQueries({ queryKey: ["appointment"] });
    void queryClient.invalidateQueries({ queryKey: ["calendar"] });
  };
  const report = useMutation({
    mutationFn: (to: "start" | "finish" | "no-show") => {
      const request = { param: { id } };
      if (to === "start") return unwrap(api.appointments[":id"].start.$post(request));
      if (to === "finish") return unwrap(api.appointments[":id"].finish.$post(request));
      return unwrap(api.appointments[":id"]["no-show"].$post(request));
    },
    onSuccess: keep,
    onError: tellRefusal,
  });
  const cancel = async () => {
    try {
      const why = reason.trim() !== "" && { reason: reason.trim() };
      if (scope !== "this") {
        const json = { scope, ...why };
        await unwrap(api.appointments[":id"].series.end.$post({ param: { id }, json }));
        refresh();
        return undefined;
      }
      const json = {
        ...why,
        ...(refund !== undefined && { refund: { amount: refund } }),
      };
      keep(await unwrap(api.appointments[":id"].cancel.$post({ param: { id }, json })));
      return undefined;
    } catch (error) {
      return { message: problemText(error) };
    }
  };

  const remind = async (enabled: boolean, offsetsMinutes: readonly number[]) => {
    try {
      const json = { enabled, offsetsMinutes: [...offsetsMinutes] };
      keep(await unwrap(api.appointments[":id"].reminders.$put({ param: { id }, json })));
      return undefined;
    } catch (error) {
      return { message: problemText(error) };
    }
  };

  const canStart =
    nextStatuses.includes("in_progress") && canBegin({ scheduledStart: start }, new Date());
  const canFinish = nextStatuses.includes("completed");
  const canMiss = nextStatuses.includes("no_show") && start.getTime() <= Date.now();
  return (
    <>
      <EventDetails
        opened
        onClose={onClose}
        title={appointment.title}
        start={start}
        end={end}
        timeZone={appointment.timeZone}
        viewerTimeZone={timeZone}
        otherTimeZones={[client.timeZone]}
        status={
          <Group gap="xs">
            <StatusBadge status={appointment.status} />
            {series !== null && <StatusBadge label={t("drawer.repeats")} tone="neutral" />}
            {appointment.sessionId !== null && (
              <Anchor
                component={Link}
                href={`/calendar?session=${appointment.sessionId}`}
                size="sm"
                underline="always"
              >
                {t("drawer.group")}
              </Anchor>
            )}
          </Group>
        }
        details={[
          {
            label: t("drawer.client"),
            value: (
              <Anchor component={Link} href={`/clients/${client.id}`} size="sm" underline="always">
                {client.name}
              </Anchor>
            ),
          },
          {
            label: t("details.email"),
            value:
              client.email === null ? (
                t("drawer.noEmail")
              ) : (
                <Anchor href={`mailto:${client.email}`} size="sm" underline="always">
                  {client.email}
                </Anchor>
              ),
          },
          ...(client.phone === null
            ? []
            : [
                {
                  label: t("drawer.phone"),
                  value: (
                    <Anchor href={`tel:${client.phone}`} size="sm" underline="always">
                      {client.phone}
                    </Anchor>
                  ),
                },
              ]),
          { label: t("manage.with"), value: host.name },
          ...(series === null
            ? []
            : [{ label: t("series:place.label"), value: <SeriesPlace series={series} /> }]),
          ...(appointment.location === null
            ? []
            : [{ label: t("manage.where"), value: appointment.location }]),
          ...(appointment.price > 0
            ? [
                {
                  label: t("manage.price"),
                  value: formatPrice(appointment.price, appointment.currency, locale),
                },
              ]
            : []),
          ...appointment.answers.map(({ label, value }) => ({
            label,
            value:
              typeof value === "boolean" ? t(value ? "drawer.yes" : "drawer.no") : String(value),
          })),
          ...(appointment.notes === null
            ? []
            : [{ label: t("details.notes"), value: appointment.notes }]),
          ...(appointment.cancellationReason === null
            ? []
            : [{ label: t("drawer.cancelledBecause"), value: appointment.cancellationReason }]),
          ...(actualStart === null
            ? []
            : [
                {
                  label: t("drawer.actual"),
                  value: formatSpan(
                    new Date(actualStart),
                    actualEnd === null ? null : new Date(actualEnd),
                    where,
                  ),
                },
              ]),
        ]}
      >
        <Group gap="xs">
          {canStart && (
            <Button loading={report.isPending} onClick={() => report.mutate("start")}>
              {t("drawer.start")}
            </Button>
          )}
          {canFinish && (
            <Button loading={report.isPending} onClick={() => report.mutate("finish")}>
              {t("drawer.finish")}
            </Button>
          )}
          {changes.whyNotMove === null && appointment.status !== "in_progress" && (
            <Button variant="default" onClick={() => setDialog("move")}>
              {t("manage.move")}
            </Button>
          )}
          {canMiss && (
            <Button
              variant="default"
              loading={report.isPending}
              onClick={() => report.mutate("no-show")}
            >
              {t("drawer.noShow")}
            </Button>
          )}
          <Button variant="default" onClick={() => setDialog("edit")}>
            {t("drawer.edit")}
          </Button>
          {series === null && appointment.status !== "cancelled" && (
            <Button variant="default" onClick={() => setDialog("repeat")}>
              {t("series:repeat.open")}
            </Button>
          )}
          {changes.whyNotCancel === null && (
            <Button variant="subtle" color="red" onClick={() => setDialog("cancel")}>
              {t("manage.cancel")}
            </Button>
          )}
        </Group>
        <EventPlaces {...appointment.places} isAhead={changes.whyNotCancel === null} />
        <PaymentPanel appointmentId={appointment.id} timeZone={timeZone} />
        <EventReminders
          {...reminders}
          outcomes={reminders.outcomes.map((one) => ({ ...one, at: new Date(one.at) }))}
          timeZone={timeZone}
          messagesHref={`/messages?eventId=${appointment.id}`}
          {...(start > now && appointment.status !== "cancelled" && { onSave: remind })}
        />
        <Stack gap={6} component="section">
          <Title order={3} size="h5">
            {t("history.title")}
          </Title>
          <HistoryList
            history={appointment.history}
            currency={appointment.currency}
            timeZone={timeZone}
          />
        </Stack>
      </EventDetails>
      <MoveDialog
        opened={dialog === "move"}
        appointment={appointment}
        timeZone={timeZone}
        onMoved={keep}
        onSeriesChanged={refresh}
        onClose={() => setDialog(undefined)}
      />
      <EditDialog
        opened={dialog === "edit"}
        appointment={appointment}
        onSaved={keep}
        onSeriesChanged={refresh}
        onClose={() => setDialog(undefined)}
      />
      <RepeatDialog
        opened={dialog === "repeat"}
        appointment={appointment}
        timeZone={timeZone}
        onRepeated={refresh}
        onClose={() => setDialog(undefined)}
      />
      <ConfirmDialog
        opened={dialog === "cancel"}
        title={
          scope === "this"
            ? t("manage.cancelQuestion", {
                day: formatDate(start, where),
                time: formatTime(start, where),
              })
            : t("series:cancel.question")
        }
        confirmLabel={t(scope === "this" ? "manage.cancelConfirm" : "series:cancel.confirm")}
        destructive
        onConfirm={cancel}
        onClose={() => setDialog(undefined)}
      >
        {series !== null && (
          <Box mb="sm">
            <ScopeChoice value={scope} onChange={setScope} />
          </Box>
        )}
        {t(scope === "this" ? "drawer.cancelHint" : "series:cancel.hint", { client: client.name })}
        {dialog === "cancel" && scope === "this" && (
          <RefundChoice appointmentId={id} onChange={setRefund} />
        )}
        <Textarea
          mt="sm"
          label={t("drawer.cancelReason")}
          autosize
          minRows={2}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </ConfirmDialog>
    </>
  );
}
