import { Group, Select, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { type Days, PRESETS, type Preset } from "./report-presets.ts";

interface PeriodPickerProps {
  /** Undefined: days of one's own. */
  readonly preset: Preset | undefined;
  readonly days: Days;
  readonly onPreset: (preset: Preset) => void;
  readonly onDays: (days: Days) => void;
}

const OWN = "own";

/** The days that a report is about: one of the usual periods, or any two days. */
export function PeriodPicker({ preset, days, onPreset, onDays }: PeriodPickerProps) {
  const { t } = useTranslation("kit");
  return (
    <Group gap="sm" align="flex-end">
      <Select
        label={t("reports.period")}
        w={200}
        data={[
          ...PRESETS.map((one) => ({ value: one, label: t(`reports.presets.${one}`) })),
          { value: OWN, label: t("reports.presets.own") },
        ]}
        value={preset ?? OWN}
        allowDeselect={false}
        onChange={(value) => {
          const chosen = PRESETS.find((one) => one === value);
          if (chosen) onPreset(chosen);
          else onDays(days);
        }}
      />
      {preset === undefined && (
        <>
          <TextInput
            type="date"
            label={t("reports.firstDay")}
            value={days.from}
            max={days.to}
            onChange={({ currentTarget: { value } }) =>
              value !== "" && onDays({ ...days, from: value })
            }
          />
          <TextInput
            type="date"
            label={t("reports.lastDay")}
            value={days.to}
            min={days.from}
            onChange={({ currentTarget: { value } }) =>
              value !== "" && onDays({ ...days, to: value })
            }
          />
        </>
      )}
    </Group>
  );
}
