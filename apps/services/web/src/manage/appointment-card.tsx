import {
  AddToCalendarLinks,
  ConfirmDialog,
  formatDate,
  formatTime,
  StatusBadge,
  useLink,
  useLocale,
  useNow,
  ZoneField,
} from "@convene/ui";
import { browserTimeZone, unwrap, useProblemText, WhatWeSend } from "@convene/web-kit";
import { Alert, Button, Card, Divider, Group, Stack, Text, Title } from "@mantine/core";
import { IconCircleCheck, IconClockPause } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, type ClientAppointment } from "../api.ts";
import { useKeepDraft } from "../booking/use-draft.ts";
import { CancellationRefund } from "../payments/cancellation-refund.tsx";
import { AppointmentFacts } from "./appointment-facts.tsx";
import { managedQuery } from "./managed-query.ts";

const route = getRouteApi("/manage/$token");

interface AppointmentCardProps {
  readonly token: string;
  readonly appointment: ClientAppointment;
  readonly timeZone: string;
}

/** The appointment as it stands: what, when, where, and what can be done about it. */
export function AppointmentCard({ token, appointment, timeZone }: AppointmentCardProps) {
  const { t } = useTranslation("services");
  const now = useNow();
  const navigate = route.useNavigate();
  const search = route.useSearch();
  const { organisation, status } = appointment;
  const start = new Date(appointment.start);
  const isFresh = search.booked === "yes" && status === "confirmed";

  return (
    <Card withBorder padding="lg" maw={640} mx="auto">
      <Stack gap="lg">
        {isFresh && (
          <Alert
            role="status"
            color="green"
            icon={<IconCircleCheck size={20} aria-hidden />}
            title={t("manage.booked")}
          >
            {t("manage.bookedHint")}
          </Alert>
        )}
        {status === "pending" && <Unpaid token={token} />}
        <Group justify="space-between" align="flex-start" gap="sm">
          <Title order={1} size="h2">
            {appointment.title}
          </Title>
          <StatusBadge status={status} />
        </Group>
        <AppointmentFacts appointment={appointment} timeZone={timeZone} />
        <Changes token={token} appointment={appointment} timeZone={timeZone} now={now} />
        {appointment.calendarLinks && status !== "pending" && start > now && (
          <>
            <Divider />
            <Stack gap="xs">
              <Title order={2} size="h5">
                {t("manage.addToCalendar")}
              </Title>
              <AddToCalendarLinks
                links={appointment.calendarLinks}
                fileName={`${organisation.slug}.ics`}
              />
            </Stack>
          </>
        )}
        {appointment.opensClient && (
          <>
            <Divider />
            <WhatWeSend
              queryKey={["manage", token, "preferences"]}
              load={() => unwrap(api.manage[":token"].preferences.$get({ param: { token } }))}
              save={(json) =>
                unwrap(api.manage[":token"].preferences.$put({ param: { token }, json }))
              }
            />
          </>
        )}
        <Divider />
        <ZoneField
          value={timeZone}
          onChange={(zone) => {
            void navigate({ search: (before) => ({ ...before, zone }), replace: true });
          }}
          now={now}
          suggested={[browserTimeZone(), appointment.timeZone, organisation.timeZone]}
        />
      </Stack>
    </Card>
  );
}

/** The time is kept until it is paid. */
function Unpaid({ token }: { readonly token: string }) {
  const { t } = useTranslation("services");
  const Link = useLink();
  return (
    <Alert
      color="yellow"
      icon={<IconClockPause size={20} aria-hidden />}
      title={t("manage.unpaid")}
    >
      <Stack gap="xs" align="flex-start">
        {t("manage.unpaidHint")}
        <Button component={Link} href={`/pay/${token}`} size="xs">
          {t("manage.pay")}
        </Button>
      </Stack>
    </Alert>
  );
}

interface ChangesProps extends AppointmentCardProps {
  readonly now: Date;
}

function Changes({ token, appointment, timeZone, now }: ChangesProps) {
  const { t } = useTranslation("services");
  const locale = useLocale();
  const navigate = route.useNavigate();
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  const [isAsked, setAsked] = useState(false);
  const { changes, organisation, host, status } = appointment;
  const where = { locale, timeZone };
  const start = new Date(appointment.start);
  const until = new Date(changes.changeableUntil);

  const cancel = async () => {
    try {
      const cancelled = await unwrap(
        api.manage[":token"].cancel.$post({ param: { token }, json: {} }),
      );
      queryClient.setQueryData(managedQuery(token).queryKey, cancelled);
      return undefined;
    } catch (error) {
      void queryClient.invalidateQueries({ queryKey: ["manage", token] });
      return { message: problemText(error) };
    }
  };

  if (status === "cancelled" || status === "completed" || status === "no_show") {
    return (
      <Group>
        <BookAgain appointment={appointment} isPrimary={status === "cancelled"} />
      </Group>
    );
  }
  const canMove = changes.whyNotMove === null;
  const canCancel = changes.whyNotCancel === null;
  return (
    <Stack gap="sm">
      {(canMove || canCancel) && (
        <Group gap="xs">
          {canMove && (
            <Button
              variant="light"
              onClick={() => {
                void navigate({
                  search: ({ booked: _booked, ...before }) => ({ ...before, move: "yes" }),
                });
              }}
            >
              {t("manage.move")}
            </Button>
          )}
          {canCancel && (
            <Button variant="default" onClick={() => setAsked(true)}>
              {t("manage.cancel")}
            </Button>
          )}
          <BookAgain appointment={appointment} isPrimary={false} />
        </Group>
      )}
      <Text size="sm" c="dimmed">
        {canCancel
          ? t("manage.until", {
              day: formatDate(until, where),
              time: formatTime(until, where),
            })
          : start > now && t("manage.tooLate", { organisation: organisation.name })}
        {canCancel &&
          changes.remainingReschedules !== null &&
          ` ${t("manage.remaining", { count: changes.remainingReschedules })}`}
      </Text>
      <ConfirmDialog
        opened={isAsked}
        title={t("manage.cancelQuestion", {
          day: formatDate(start, where),
          time: formatTime(start, where),
        })}
        confirmLabel={t("manage.cancelConfirm")}
        destructive
        onConfirm={cancel}
        onClose={() => setAsked(false)}
      >
        {t("manage.cancelHint", { name: host.name })}
        {isAsked && <CancellationRefund token={token} />}
      </ConfirmDialog>
    </Stack>
  );
}

interface BookAgainProps {
  readonly appointment: ClientAppointment;
  readonly isPrimary: boolean;
}

/** The same service by the same person, with what is known of the client filled in. */
function BookAgain({ appointment, isPrimary }: BookAgainProps) {
  const { t } = useTranslation("services");
  const Link = useLink();
  const keepDraft = useKeepDraft();
  const { organisation, serviceId, host, client } = appointment;
  return (
    <Button
      component={Link}
      href={`/${organisation.slug}?service=${serviceId}&host=${host.id}`}
      variant={isPrimary ? "filled" : "default"}
      onClick={() => {
        if (!client) return;
        const { name, email, phone } = client;
        keepDraft({ client: { name, email: email ?? "", phone: phone ?? "" } });
      }}
    >
      {t("manage.bookAgain")}
    </Button>
  );
}
