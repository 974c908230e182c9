import {
  AddToCalendarLinks,
  ConfirmDialog,
  describeZone,
  Entry,
  EntryList,
  formatDate,
  formatTime,
  StatusBadge,
  useLink,
  useLocale,
  useNow,
  ZonePicker,
} from "@convene/ui";
import { browserTimeZone, unwrap, useProblemText, WhatWeSend } from "@convene/web-kit";
import { Alert, Anchor, Button, Card, Divider, Group, Stack, Text, Title } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, type ClientAppointment } from "../api.ts";
import { formatPrice } from "../format-price.ts";
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
  const locale = useLocale();
  const now = useNow();
  const navigate = route.useNavigate();
  const search = route.useSearch();
  const { organisation, status, host, location, price, currency, notes } = appointment;
  const { meetingUrl, roomFollows } = appointment;
  const [start, end] = [new Date(appointment.start), new Date(appointment.end)];
  const where = { locale, timeZone };
  const there = { locale, timeZone: organisation.timeZone };
  const isFresh = search.booked === "yes" && status === "confirmed";
  const isCancelled = status === "cancelled";

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
        <Group justify="space-between" align="flex-start" gap="sm">
          <Title order={1} size="h2">
            {appointment.title}
          </Title>
          <StatusBadge status={status} />
        </Group>
        <EntryList>
          <Entry label={t("manage.when")}>
            <Text
              component="div"
              fw={600}
              {...(isCancelled && { td: "line-through", c: "dimmed" })}
            >
              {formatDate(start, where)}
              <br />
              {formatTime(start, where)} – {formatTime(end, where)}{" "}
              <Text span c="dimmed" fw={400} size="sm">
                {t("summary.zone", { city: describeZone(timeZone).city })}
              </Text>
            </Text>
            {formatTime(start, where) !== formatTime(start, there) && (
              <Text size="sm" c="dimmed" component="div">
                {t("summary.there", {
                  time: formatTime(start, there),
                  city: describeZone(organisation.timeZone).city,
                })}
              </Text>
            )}
          </Entry>
          {location !== null && <Entry label={t("manage.where")}>{location}</Entry>}
          {meetingUrl !== null && !isCancelled && (
            <Entry label={t("manage.online")}>
              <Anchor
                href={meetingUrl}
                target="_blank"
                rel="noopener noreferrer"
                underline="always"
                style={{ overflowWrap: "anywhere" }}
              >
                {meetingUrl}
              </Anchor>
            </Entry>
          )}
          {roomFollows && !isCancelled && (
            <Entry label={t("manage.online")}>{t("manage.roomFollows")}</Entry>
          )}
          <Entry label={t("manage.with")}>
            {host.name}, {organisation.name}
          </Entry>
          {price > 0 && (
            <Entry label={t("manage.price")}>{formatPrice(price, currency, locale)}</Entry>
          )}
          {notes !== null && <Entry label={t("details.notes")}>{notes}</Entry>}
        </EntryList>
        <Changes token={token} appointment={appointment} timeZone={timeZone} now={now} />
        {appointment.calendarLinks && start > now && (
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
        <ZonePicker
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

interface ChangesProps extends AppointmentCardProps {
  readonly now: Date;
}

function Changes({ token, appointment, timeZone, now }: ChangesProps) {
  const { t } = useTranslation("services");
  const locale = useLocale();
  const Link = useLink();
  const navigate = route.useNavigate();
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  const [isAsked, setAsked] = useState(false);
  const { changes, organisation, host, status, serviceId } = appointment;
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
        <Button
          component={Link}
          href={`/${organisation.slug}?service=${serviceId}`}
          variant={status === "cancelled" ? "filled" : "default"}
        >
          {t("manage.bookAgain")}
        </Button>
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
      </ConfirmDialog>
    </Stack>
  );
}
