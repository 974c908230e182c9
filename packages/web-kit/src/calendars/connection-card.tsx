import { ConfirmDialog, DataTable, formatDate, StatusBadge, useLocale, useNow } from "@convene/ui";
import { Button, Group, Paper, Stack, Switch, Text, Title } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { sharedApi } from "../api/shared-api.ts";
import { unwrap } from "../api/unwrap.ts";
import { useTellRefusal } from "../app/use-tell-refusal.ts";
import { useProblemText } from "../i18n/use-problem-text.ts";
import { useSignedIn } from "../session/signed-in.ts";
import { useTellSaved } from "../settings/use-tell-saved.ts";
import { calendarProblem } from "./calendar-problem.ts";
import {
  type ConnectedAccount,
  type ConnectedCalendar,
  calendarsQuery,
} from "./calendars-query.ts";
import { connectionState } from "./connection-state.ts";
import { useChooseCalendar } from "./use-choose-calendar.ts";
import { useGiveConsent } from "./use-give-consent.ts";

/** How long it is shown that all is well. */
const TOLD_MS = 6_000;

export interface ConnectionCardProps {
  readonly connection: ConnectedAccount;
  /** Opens the form for CalDAV. */
  readonly onCaldav: () => void;
}

/** A connected account: how it is doing, what each of its calendars does, and the way out. */
export function ConnectionCard({ connection, onCaldav }: ConnectionCardProps) {
  const { t, i18n } = useTranslation("kit");
  const now = useNow();
  const headingId = useId();
  const [isLeaving, setLeaving] = useState(false);
  const giveConsent = useGiveConsent();
  const read = useReadNow();
  const { provider, account, state, calendars } = connection;
  const { tone, label, lines, read: lastRead } = connectionState(i18n, connection, now);
  const connectAgain = () => {
    if (provider === "caldav") onCaldav();
    else giveConsent.mutate(provider);
  };
  return (
    <Paper withBorder p="md" radius="md" component="section" aria-labelledby={headingId}>
      <Stack gap="sm">
        <Group justify="space-between" align="flex-start" gap="sm">
          <Stack gap={2}>
            <Title order={3} size="h4" id={headingId} style={{ overflowWrap: "anywhere" }}>
              {account}
            </Title>
            <Group gap="xs">
              <Text size="sm" c="dimmed">
                {t(`calendars.provider.${provider}`)}
              </Text>
              <StatusBadge label={label} tone={tone} />
              <Text size="sm" c="dimmed">
                {lastRead}
              </Text>
            </Group>
          </Stack>
          <Group gap="xs">
            {state === "reconnect" ? (
              <Button size="xs" loading={giveConsent.isPending} onClick={connectAgain}>
                {t("calendars.reconnect")}
              </Button>
            ) : (
              <Button
                size="xs"
                variant="default"
                loading={read.isPending}
                aria-label={t("calendars.readNowOf", { account })}
                onClick={() => read.mutate(connection.id)}
              >
                {t("calendars.readNow")}
              </Button>
            )}
            <Button
              size="xs"
              variant="subtle"
              color="red"
              aria-label={t("calendars.disconnectOf", { account })}
              onClick={() => setLeaving(true)}
            >
              {t("calendars.disconnect")}
            </Button>
          </Group>
        </Group>
        {lines.map((line) => (
          <Text key={line} size="sm">
            {line}
          </Text>
        ))}
        <CalendarTable connection={connection} calendars={calendars} />
      </Stack>
      <DisconnectDialog
        connection={connection}
        opened={isLeaving}
        onClose={() => setLeaving(false)}
      />
    </Paper>
  );
}

interface CalendarTableProps {
  readonly connection: ConnectedAccount;
  readonly calendars: readonly ConnectedCalendar[];
}

function CalendarTable({ connection, calendars }: CalendarTableProps) {
  const { t } = useTranslation("kit");
  const { product } = useSignedIn();
  const choose = useChooseCalendar();
  return (
    <DataTable
      label={t("calendars.of", { account: connection.account })}
      rows={calendars}
      rowKey={({ id }) => id}
      empty={
        <Text size="sm" c="dimmed">
          {t("calendars.noCalendars")}
        </Text>
      }
      columns={[
        {
          key: "name",
          header: t("calendars.calendar"),
          cell: ({ name, receives }) => (
            <Stack gap={2}>
              <span style={{ overflowWrap: "anywhere" }}>{name}</span>
              {receives && (
                <Text size="xs" c="dimmed" fw={400}>
                  {t(`calendars.receives.${product}`)}
                </Text>
              )}
            </Stack>
          ),
        },
        {
          key: "known",
          header: t("calendars.known"),
          cell: (calendar) => <KnownTimes calendar={calendar} />,
        },
        {
          key: "blocks",
          header: t("calendars.blocks"),
          cell: ({ id, name, blocks }) => (
            <Switch
              checked={blocks}
              aria-label={t("calendars.blocksOf", { name })}
              onChange={({ currentTarget }) =>
                choose.mutate({
                  connectionId: connection.id,
                  calendarId: id,
                  blocks: currentTarget.checked,
                })
              }
            />
          ),
        },
      ]}
    />
  );
}

/** How far a calendar's times are known, and what could not be understood of them. */
function KnownTimes({ calendar }: { readonly calendar: ConnectedCalendar }) {
  const { t, i18n } = useTranslation("kit");
  const locale = useLocale();
  const { member } = useSignedIn();
  const { blocks, knownUntil, note, problem, watched } = calendar;
  const known = !blocks
    ? t("calendars.notRead")
    : knownUntil === null
      ? t("calendars.notYetRead")
      : t(watched ? "calendars.knownAtOnce" : "calendars.knownUntil", {
          day: formatDate(new Date(knownUntil), { locale, timeZone: member.timeZone }),
        });
  return (
    <Stack gap={4}>
      <Text size="sm" c="dimmed" span>
        {known}
      </Text>
      {problem !== null && <Warning>{calendarProblem(i18n, problem)}</Warning>}
      {note !== null && <Warning>{t("calendars.zones", { zones: note })}</Warning>}
    </Stack>
  );
}

function Warning({ children }: { readonly children: string }) {
  return (
    <Group gap={6} wrap="nowrap" align="flex-start">
      <IconAlertTriangle size={16} aria-hidden style={{ flex: "none", marginTop: 2 }} />
      <Text size="sm" span style={{ overflowWrap: "anywhere" }}>
        {children}
      </Text>
    </Group>
  );
}

function useReadNow() {
  const { t } = useTranslation("kit");
  const queryClient = useQueryClient();
  const tellSaved = useTellSaved();
  return useMutation({
    mutationFn: (connectionId: string) =>
      unwrap(sharedApi.calendars[":connectionId"].sync.$post({ param: { connectionId } })),
    onSuccess: () => tellSaved(t("calendars.readSoon")),
    onError: useTellRefusal(),
    onSettled: () => queryClient.invalidateQueries({ queryKey: calendarsQuery.queryKey }),
  });
}

interface DisconnectDialogProps {
  readonly connection: ConnectedAccount;
  readonly opened: boolean;
  readonly onClose: () => void;
}

function DisconnectDialog({ connection, opened, onClose }: DisconnectDialogProps) {
  const { t } = useTranslation("kit");
  const { product } = useSignedIn();
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  const tellConsent = useTellConsent();
  const { id: connectionId, account, provider } = connection;
  const leave = async () => {
    try {
      const { consent } = await unwrap(
        sharedApi.calendars[":connectionId"].$delete({ param: { connectionId } }),
      );
      if (consent !== "none") tellConsent(provider, consent);
      await queryClient.invalidateQueries({ queryKey: calendarsQuery.queryKey });
      return undefined;
    } catch (error) {
      return { message: problemText(error) };
    }
  };
  return (
    <ConfirmDialog
      opened={opened}
      title={t("calendars.leave.question", { account })}
      confirmLabel={t("calendars.leave.confirm")}
      keepLabel={t("calendars.leave.keep")}
      destructive
      onConfirm={leave}
      onClose={onClose}
    >
      <Stack gap="xs">
        <Text size="sm">{t(`calendars.leave.deleted.${provider}`)}</Text>
        <Text size="sm">{t("calendars.leave.times")}</Text>
        <Text size="sm">{t(`calendars.leave.stays.${product}`)}</Text>
      </Stack>
    </ConfirmDialog>
  );
}

/** Says whether the provider took the consent back, or the person has to do so in their account there. */
function useTellConsent() {
  const { t } = useTranslation("kit");
  return (provider: ConnectedAccount["provider"], consent: "revoked" | "left") => {
    notifications.show({
      color: consent === "revoked" ? "green" : "yellow",
      message: t(`calendars.leave.consent.${consent}`, {
        provider: t(`calendars.provider.${provider}`),
      }),
      autoClose: consent === "revoked" && TOLD_MS,
      closeButtonProps: { "aria-label": t("app.close") },
    });
  };
}
