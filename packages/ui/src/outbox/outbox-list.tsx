import { Anchor, Button, Group, Text } from "@mantine/core";
import { IconBell, IconDeviceMobileMessage, IconMail, IconMailbox } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { DataTable } from "../data/data-table.tsx";
import { EmptyState } from "../states/empty-state.tsx";
import { StatusBadge } from "../states/status-badge.tsx";
import { ZonedTime } from "../time/zoned-time.tsx";
import type { OutboxEntry } from "./outbox-entry.ts";

export interface OutboxListProps {
  readonly messages: readonly OutboxEntry[];
  /** IANA zone of the viewer. */
  readonly timeZone: string;
  readonly onOpen: (id: string) => void;
  /** Offered for messages that failed for good. */
  readonly onRetry?: (id: string) => void;
}

const icons = { email: IconMail, sms: IconDeviceMobileMessage, in_app: IconBell } as const;

/** Every notification and what became of it, newest first as given. */
export function OutboxList({ messages, timeZone, onOpen, onRetry }: OutboxListProps) {
  const { t } = useTranslation("ui");
  return (
    <DataTable
      label={t("outbox.label")}
      rows={messages}
      rowKey={({ id }) => id}
      empty={
        <EmptyState icon={IconMailbox} title={t("outbox.empty")}>
          {t("outbox.emptyHint")}
        </EmptyState>
      }
      columns={[
        {
          key: "subject",
          header: t("outbox.subject"),
          cell: ({ id, subject, channel }) => {
            const Icon = icons[channel];
            return (
              <Group gap="xs" wrap="nowrap">
                <Icon size={18} role="img" aria-label={t(`outbox.channel.${channel}`)} />
                <Anchor
                  component="button"
                  type="button"
                  ta="start"
                  size="sm"
                  fw={600}
                  onClick={() => onOpen(id)}
                >
                  {subject}
                </Anchor>
              </Group>
            );
          },
        },
        { key: "to", header: t("outbox.to"), cell: ({ to }) => to },
        {
          key: "state",
          header: t("outbox.state"),
          cell: ({ id, state, error, note }) => (
            <Group gap="xs">
              <StatusBadge status={state} />
              {error && (
                <Text size="xs" c="var(--mantine-color-error)" span>
                  {error}
                </Text>
              )}
              {note && (
                <Text size="xs" c="dimmed" span>
                  {note}
                </Text>
              )}
              {state === "dead" && onRetry && (
                <Button size="compact-xs" variant="default" onClick={() => onRetry(id)}>
                  {t("outbox.retry")}
                </Button>
              )}
            </Group>
          ),
        },
        {
          key: "createdAt",
          header: t("outbox.when"),
          cell: ({ createdAt }) => <ZonedTime instant={createdAt} timeZone={timeZone} withDate />,
        },
      ]}
    />
  );
}
