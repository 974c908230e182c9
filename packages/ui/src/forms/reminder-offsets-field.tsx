import { Button, Group, Input, Pill, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocale } from "../i18n/use-locale.ts";
import { formatOffset, readOffset } from "../time/offset.ts";

const standardOffsetsMinutes: readonly number[] = [1_440, 60, 15];
const mostOffsets = 8;

export interface ReminderOffsetsFieldProps {
  readonly label: string;
  /** Minutes before the start; the longest first. */
  readonly value: readonly number[];
  readonly onChange: (offsetsMinutes: readonly number[]) => void;
  /** Why the server refused the list. */
  readonly error?: string | undefined;
  readonly disabled?: boolean;
}

/** How long before the start reminders go out: each one named, further ones written in words. */
export function ReminderOffsetsField({
  label,
  value,
  onChange,
  error,
  disabled = false,
}: ReminderOffsetsFieldProps) {
  const { t } = useTranslation("ui");
  const locale = useLocale();
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string>();

  const add = () => {
    const minutes = readOffset(text);
    if (minutes === undefined) return setProblem(t("offsets.unreadable"));
    if (value.includes(minutes)) return setProblem(t("offsets.twice"));
    if (value.length >= mostOffsets)
      return setProblem(t("offsets.tooMany", { count: mostOffsets }));
    setText("");
    setProblem(undefined);
    onChange([...value, minutes].toSorted((a, b) => b - a));
  };
  const isStandard =
    value.length === standardOffsetsMinutes.length &&
    standardOffsetsMinutes.every((minutes) => value.includes(minutes));

  return (
    <Input.Wrapper label={label} labelElement="div" {...(error !== undefined && { error })}>
      <Group role="group" aria-label={label} gap="xs" my={6}>
        {value.length === 0 && (
          <Text size="sm" c="dimmed">
            {t("offsets.none")}
          </Text>
        )}
        {value.map((minutes) => {
          const name = formatOffset(minutes, locale);
          return (
            <Pill
              key={minutes}
              size="md"
              bd="1px solid var(--mantine-color-default-border)"
              withRemoveButton={!disabled}
              removeButtonProps={{
                "aria-label": t("offsets.remove", { offset: name }),
                // reachable without a mouse
                tabIndex: 0,
                "aria-hidden": false,
              }}
              onRemove={() => onChange(value.filter((other) => other !== minutes))}
            >
              {name}
            </Pill>
          );
        })}
      </Group>
      {!disabled && (
        <Group gap="xs" align="flex-start">
          <TextInput
            w={220}
            aria-label={t("offsets.add")}
            placeholder={t("offsets.example")}
            value={text}
            error={problem}
            onChange={({ currentTarget }) => {
              setText(currentTarget.value);
              setProblem(undefined);
            }}
            // What was written but not added would be lost when the list is saved.
            onBlur={() => text.trim() !== "" && add()}
            onKeyDown={(event) => {
              if (event.key !== "Enter") return;
              event.preventDefault(); // adds the line, does not send the form
              add();
            }}
          />
          <Button variant="default" onClick={add} disabled={text.trim() === ""}>
            {t("offsets.addButton")}
          </Button>
          {!isStandard && (
            <Button variant="subtle" onClick={() => onChange(standardOffsetsMinutes)}>
              {t("offsets.restore")}
            </Button>
          )}
        </Group>
      )}
    </Input.Wrapper>
  );
}
