import { Group, Input, SegmentedControl, Text } from "@mantine/core";
import { type KeyboardEvent, useId } from "react";
import { useTranslation } from "react-i18next";

const GRADES = ["1", "2", "3", "4", "5"] as const;

export interface GradeFieldProps {
  readonly label: string;
  readonly description?: string | undefined;
  readonly value: number | null;
  readonly error?: string | undefined;
  readonly required?: boolean;
  onChange(value: number | null): void;
}

/** A grade from 1 to 5: by the pointer, the arrow keys, or by typing the number; Backspace takes it back. */
export function GradeField(props: GradeFieldProps) {
  const { label, description, value, error, required = false, onChange } = props;
  const { t } = useTranslation("feedback");
  const labelId = useId();
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Backspace" || event.key === "Delete") onChange(null);
    else if (GRADES.some((grade) => grade === event.key)) onChange(Number(event.key));
  };
  return (
    <Input.Wrapper
      label={<span id={labelId}>{label}</span>}
      labelElement="div"
      description={description}
      error={error}
      required={required}
    >
      <Group gap="sm" mt={4} wrap="nowrap">
        <SegmentedControl
          aria-labelledby={labelId}
          data={[...GRADES]}
          value={value === null ? "" : String(value)}
          onChange={(grade) => onChange(Number(grade))}
          onKeyDown={onKeyDown}
        />
        <Text size="sm" c="dimmed">
          {value === null ? t("notRated") : t(`grades.${value}`)}
        </Text>
      </Group>
    </Input.Wrapper>
  );
}
