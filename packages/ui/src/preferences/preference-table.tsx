import { Group, Switch, Text } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { DataTable } from "../data/data-table.tsx";
import type { MessageChannel } from "../messages/message-entry.ts";

/** Whether one kind of message comes on one channel. */
export interface Preference {
  readonly kind: string;
  readonly channel: MessageChannel;
  readonly enabled: boolean;
  /** Can't be switched. */
  readonly locked: boolean;
}

export interface PreferenceTableProps {
  readonly label: string;
  readonly preferences: readonly Preference[];
  /** The kind in the reader's words. */
  readonly kindName: (kind: string) => string;
  /** Why some can't be switched. */
  readonly lockedReason: string;
  readonly onChange: (kind: string, channel: MessageChannel, enabled: boolean) => void;
}

const order: readonly MessageChannel[] = ["email", "sms", "in_app"];

/** What somebody wants to be told, and how: a switch for each kind on each channel. */
export function PreferenceTable({
  label,
  preferences,
  kindName,
  lockedReason,
  onChange,
}: PreferenceTableProps) {
  const { t } = useTranslation("ui");
  const kinds = [...new Set(preferences.map(({ kind }) => kind))];
  const channels = order.filter((channel) =>
    preferences.some((preference) => preference.channel === channel),
  );
  const cell = (kind: string, channel: MessageChannel) => {
    const found = preferences.find((one) => one.kind === kind && one.channel === channel);
    if (!found) return <span aria-hidden>–</span>;
    if (found.locked) {
      return (
        <Group gap={6} wrap="nowrap" display="inline-flex">
          <IconLock size={16} aria-hidden />
          {t("preference.always")}
        </Group>
      );
    }
    const name = t("preference.of", {
      kind: kindName(kind),
      channel: t(`message.channel.${channel}`),
    });
    return (
      <Switch
        checked={found.enabled}
        aria-label={name}
        onChange={({ currentTarget }) => onChange(kind, channel, currentTarget.checked)}
      />
    );
  };
  return (
    <>
      <DataTable
        label={label}
        rows={kinds}
        rowKey={(kind) => kind}
        empty={null}
        columns={[
          { key: "kind", header: t("preference.kind"), cell: kindName },
          ...channels.map((channel) => ({
            key: channel,
            header: t(`message.channel.${channel}`),
            cell: (kind: string) => cell(kind, channel),
          })),
        ]}
      />
      {preferences.some(({ locked }) => locked) && (
        <Group gap={6} mt="xs" wrap="nowrap" align="flex-start">
          <IconLock size={16} aria-hidden style={{ flex: "none", marginTop: 2 }} />
          <Text size="sm" c="dimmed">
            {lockedReason}
          </Text>
        </Group>
      )}
    </>
  );
}
