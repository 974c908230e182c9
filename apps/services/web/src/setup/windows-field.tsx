import { ActionIcon, Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { endInput, endOf, isOverMidnight, nextWindow, type TimeWindow } from "./time-window.ts";

interface WindowsFieldProps {
  /** Of which day: names the fields for screen readers. */
  readonly day: string;
  readonly windows: readonly TimeWindow[];
  readonly error?: string | undefined;
  readonly onChange: (windows: [string, string][]) => void;
}

/** The open times of a day. */
export function WindowsField({ day, windows, error, onChange }: WindowsFieldProps) {
  const { t } = useTranslation("setup");
  const rows = windows.map(([from, until]): [string, string] => [from, until]);
  const set = (index: number, window: [string, string]) => {
    // A field that is emptied says nothing yet.
    if (window.includes("")) return;
    onChange(rows.map((row, at) => (at === index ? window : row)));
  };
  return (
    <Stack gap={6}>
      {rows.map(([from, until], index) => {
        const which = { day, number: index + 1 };
        return (
          <Group key={index} gap="xs">
            <TextInput
              type="time"
              size="xs"
              w={112}
              aria-label={t("hours.from", which)}
              value={from}
              error={error !== undefined}
              onChange={({ currentTarget }) => set(index, [currentTarget.value, until])}
            />
            <Text size="sm" aria-hidden>
              –
            </Text>
            <TextInput
              type="time"
              size="xs"
              w={112}
              aria-label={t("hours.until", which)}
              value={endInput(until)}
              error={error !== undefined}
              onChange={({ currentTarget }) => set(index, [from, endOf(currentTarget.value)])}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t("hours.remove", which)}
              onClick={() => onChange(rows.filter((_, at) => at !== index))}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
            {isOverMidnight([from, until]) ? (
              <Text size="xs" c="dimmed">
                {t("hours.nextDay")}
              </Text>
            ) : (
              until === "24:00" && (
                <Text size="xs" c="dimmed">
                  {t(from === "00:00" ? "hours.allDay" : "hours.midnight")}
                </Text>
              )
            )}
          </Group>
        );
      })}
      {error !== undefined && (
        <Text size="sm" c="red" role="alert">
          {error}
        </Text>
      )}
      <Group gap="xs">
        {rows.length === 0 && (
          <Text size="sm" c="dimmed">
            {t("hours.closed")}
          </Text>
        )}
        <Button
          variant="subtle"
          size="compact-xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          aria-label={t("hours.addTo", { day })}
          onClick={() => onChange([...rows, nextWindow(rows)])}
        >
          {t("hours.add")}
        </Button>
      </Group>
    </Stack>
  );
}
