import { Button, Group, Stack, Text, Textarea } from "@mantine/core";
import { useRef } from "react";
import { useTranslation } from "react-i18next";

/** What is filled in as the letter is sent. */
const PLACEHOLDERS = ["candidate", "title", "salary", "start", "organisation", "expires"] as const;

interface LetterFieldProps {
  /** Markdown with placeholders. */
  readonly value: string;
  readonly onChange: (letter: string) => void;
  readonly error?: string | undefined;
}

/** The letter as it is written, with what can be filled in at a click. */
export function LetterField({ value, onChange, error }: LetterFieldProps) {
  const { t } = useTranslation("offers");
  const area = useRef<HTMLTextAreaElement>(null);
  const insert = (placeholder: string) => {
    const field = area.current;
    const from = field?.selectionStart ?? value.length;
    const to = field?.selectionEnd ?? value.length;
    const added = `{${placeholder}}`;
    onChange(value.slice(0, from) + added + value.slice(to));
    // Once the new text is in the field.
    requestAnimationFrame(() => {
      field?.focus();
      field?.setSelectionRange(from + added.length, from + added.length);
    });
  };
  return (
    <Stack gap="xs">
      <Textarea
        ref={area}
        label={t("letter.label")}
        description={t("letter.hint")}
        autosize
        minRows={10}
        maxRows={30}
        maxLength={20_000}
        required
        value={value}
        error={error}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <Group gap={6} role="group" aria-label={t("letter.insert")}>
        <Text size="sm" c="dimmed">
          {t("letter.insert")}
        </Text>
        {PLACEHOLDERS.map((placeholder) => (
          <Button
            key={placeholder}
            size="compact-xs"
            variant="default"
            title={`{${placeholder}}`}
            onClick={() => insert(placeholder)}
          >
            {t(`placeholders.${placeholder}`)}
          </Button>
        ))}
      </Group>
    </Stack>
  );
}
