import { Anchor, Button, Group, Stack, Text } from "@mantine/core";
import { IconMailbox } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { DataTable } from "../data/data-table.tsx";
import { useLink } from "../provider/link.tsx";
import { EmptyState } from "../states/empty-state.tsx";
import { ZonedTime } from "../time/zoned-time.tsx";
import { ChannelIcon } from "./channel-icon.tsx";
import type { MessageEntry } from "./message-entry.ts";
import { MessageState } from "./message-state.tsx";

export interface MessageListProps {
  readonly messages: readonly MessageEntry[];
  /** IANA zone of the viewer. */
  readonly timeZone: string;
  /** The address of a message's own page. */
  readonly hrefOf: (id: string) => string;
  /** Offered for messages that a person may send again. */
  readonly onRetry?: (message: MessageEntry) => void;
  /** Shown instead where there is none. Default: that nothing was sent yet. */
  readonly empty?: ReactNode;
}

/** Every message and what became of it, newest first as given. */
export function MessageList({ messages, timeZone, hrefOf, onRetry, empty }: MessageListProps) {
  const { t } = useTranslation("ui");
  const Link = useLink();
  return (
    <DataTable
      label={t("message.label")}
      rows={messages}
      rowKey={({ id }) => id}
      empty={
        empty ?? (
          <EmptyState icon={IconMailbox} title={t("message.empty")}>
            {t("message.emptyHint")}
          </EmptyState>
        )
      }
      columns={[
        {
          key: "subject",
          header: t("message.subject"),
          cell: ({ id, subject, channel }) => (
            <Group gap="xs" wrap="nowrap">
              <ChannelIcon channel={channel} />
              <Anchor component={Link} href={hrefOf(id)} size="sm" fw={600} underline="hover">
                {subject}
              </Anchor>
            </Group>
          ),
        },
        {
          key: "to",
          header: t("message.to"),
          cell: ({ to, address }) => (
            <>
              <Text size="sm" span display="block">
                {to}
              </Text>
              {address !== undefined && (
                <Text
                  size="xs"
                  c="dimmed"
                  span
                  display="block"
                  miw="10.5rem"
                  style={{ overflowWrap: "anywhere" }}
                >
                  {address}
                </Text>
              )}
            </>
          ),
        },
        {
          key: "state",
          header: t("message.state"),
          cell: (message) => (
            <Stack gap={4} align="flex-start">
              <MessageState {...message} />
              {message.note && (
                <Text size="xs" c="dimmed" span maw={320}>
                  {message.note}
                </Text>
              )}
              {message.canRetry && onRetry && (
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={t("message.retryOf", { subject: message.subject, to: message.to })}
                  onClick={() => onRetry(message)}
                >
                  {t("message.retry")}
                </Button>
              )}
            </Stack>
          ),
        },
        {
          key: "createdAt",
          header: t("message.when"),
          cell: ({ createdAt }) => (
            <Text size="sm" span style={{ whiteSpace: "nowrap" }}>
              <ZonedTime instant={createdAt} timeZone={timeZone} withDate />
            </Text>
          ),
        },
      ]}
    />
  );
}
