import { useLocale, WEEK_DAYS, type WeekDay, weekDayName } from "@convene/ui";
import { ActionIcon, Button, Checkbox, Popover, Stack, Text } from "@mantine/core";
import { IconCopy } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Hours } from "./setup-queries.ts";
import styles from "./weekly-hours-editor.module.css";
import { WindowsField } from "./windows-field.tsx";

interface WeeklyHoursEditorProps {
  readonly weeklyHours: Hours["weeklyHours"];
  /** What is wrong with a day, in words. */
  readonly errors: Readonly<Record<string, string>>;
  readonly onChange: (weeklyHours: Hours["weeklyHours"]) => void;
}

/** When somebody works in a usual week; a day is copied to others. */
export function WeeklyHoursEditor({ weeklyHours, errors, onChange }: WeeklyHoursEditorProps) {
  const locale = useLocale();
  return (
    <Stack gap="sm">
      {WEEK_DAYS.map((day) => {
        const name = weekDayName(day, locale);
        const windows = weeklyHours[day] ?? [];
        return (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset takes no part in a grid
          <div key={day} role="group" aria-label={name} className={styles.day}>
            <Text size="sm" fw={500} className={styles.name ?? ""}>
              {name}
            </Text>
            <div className={styles.times}>
              <WindowsField
                day={name}
                windows={windows}
                error={errors[`hours.weeklyHours.${day}`]}
                onChange={(next) => onChange({ ...weeklyHours, [day]: next })}
              />
            </div>
            <div className={styles.copy}>
              <CopyDay
                day={day}
                onCopy={(days) =>
                  onChange({
                    ...weeklyHours,
                    ...Object.fromEntries(days.map((other) => [other, windows])),
                  })
                }
              />
            </div>
          </div>
        );
      })}
    </Stack>
  );
}

interface CopyDayProps {
  readonly day: WeekDay;
  readonly onCopy: (days: readonly WeekDay[]) => void;
}

function CopyDay({ day, onCopy }: CopyDayProps) {
  const { t } = useTranslation("setup");
  const locale = useLocale();
  const [opened, setOpened] = useState(false);
  const [chosen, setChosen] = useState<string[]>([]);
  const name = weekDayName(day, locale);
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      trapFocus
      returnFocus
      withinPortal
    >
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t("hours.copy", { day: name })}
          onClick={() => {
            setChosen([]);
            setOpened((was) => !was);
          }}
        >
          <IconCopy size={16} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("hours.copy", { day: name })}>
        <Checkbox.Group
          label={t("hours.copyTo", { day: name })}
          value={chosen}
          onChange={setChosen}
        >
          <Stack gap="xs" mt="xs">
            {WEEK_DAYS.filter((other) => other !== day).map((other) => (
              <Checkbox key={other} value={other} label={weekDayName(other, locale)} size="xs" />
            ))}
          </Stack>
        </Checkbox.Group>
        <Button
          size="xs"
          mt="sm"
          fullWidth
          aria-disabled={chosen.length === 0}
          onClick={() => {
            onCopy(WEEK_DAYS.filter((other) => chosen.includes(other)));
            setOpened(false);
          }}
        >
          {t("hours.copyConfirm")}
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}
