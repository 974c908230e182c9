import { formatLocalDate, useLocale } from "@convene/ui";
import { ActionIcon, Button, Card, Group, Stack, Text, TextInput } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Hours } from "./setup-queries.ts";
import { WindowsField } from "./windows-field.tsx";

interface OverridesEditorProps {
  readonly overrides: Hours["overrides"];
  /** Local to whose hours they are; earlier dates are over, and not shown. */
  readonly today: string;
  readonly errors: Readonly<Record<string, string>>;
  readonly onChange: (overrides: Hours["overrides"]) => void;
}

/** Single dates with hours of their own, or closed. */
export function OverridesEditor({ overrides, today, errors, onChange }: OverridesEditorProps) {
  const { t } = useTranslation("setup");
  const locale = useLocale();
  const [date, setDate] = useState("");
  const dates = Object.keys(overrides)
    .filter((known) => known >= today)
    .sort();
  return (
    <Stack gap="sm">
      {dates.map((known) => {
        const name = formatLocalDate(known, locale);
        return (
          <Card key={known} withBorder padding="sm" role="group" aria-label={name}>
            <Group justify="space-between" wrap="nowrap" mb={4}>
              <Text size="sm" fw={500}>
                {name}
              </Text>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t("overrides.remove", { day: name })}
                onClick={() => {
                  const { [known]: _, ...rest } = overrides;
                  onChange(rest);
                }}
              >
                <IconTrash size={16} aria-hidden />
              </ActionIcon>
            </Group>
            <WindowsField
              day={name}
              windows={overrides[known] ?? []}
              error={errors[`hours.overrides.${known}`]}
              onChange={(windows) => onChange({ ...overrides, [known]: windows })}
            />
          </Card>
        );
      })}
      <Group gap="xs" align="flex-end">
        <TextInput
          type="date"
          label={t("overrides.date")}
          min={today}
          value={date}
          onChange={({ currentTarget }) => setDate(currentTarget.value)}
        />
        <Button
          variant="default"
          aria-disabled={date === ""}
          onClick={() => {
            if (date === "") return;
            onChange({ ...overrides, [date]: overrides[date] ?? [] });
            setDate("");
          }}
        >
          {t("overrides.add")}
        </Button>
      </Group>
    </Stack>
  );
}
