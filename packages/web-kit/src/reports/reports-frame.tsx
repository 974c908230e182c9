import { localDate, PageHeader, useIsNarrow, useNow } from "@convene/ui";
import { Group, SegmentedControl, Select, Stack } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { usePageTitle } from "../app/use-page-title.ts";
import { PeriodPicker } from "./period-picker.tsx";
import { type Days, PRESETS, presetDays } from "./report-presets.ts";
import type { ReportSearch } from "./report-search.ts";

export interface ReportsFrameProps<Name extends string> {
  /** What is looked back on. */
  readonly description: string;
  /** IANA: whose days are meant. */
  readonly timeZone: string;
  /** The reports that there are, the usual one first. */
  readonly names: readonly [Name, ...Name[]];
  readonly labelOf: (name: Name) => string;
  readonly search: ReportSearch;
  readonly onSearch: (search: ReportSearch) => void;
  /** What else narrows them down. */
  readonly filter?: ReactNode;
  /** The chosen report over the chosen days. */
  readonly children: (name: Name, days: Days) => ReactNode;
}

/** More do not fit beside each other on a phone. */
const FEW = 4;

/** A page of reports: which one, over which days. */
export function ReportsFrame<Name extends string>({
  description,
  timeZone,
  names,
  labelOf,
  search,
  onSearch,
  filter,
  children,
}: ReportsFrameProps<Name>) {
  const { t } = useTranslation("kit");
  const now = useNow();
  usePageTitle(t("reports.title"));

  const { report, preset: chosenPreset, from, to } = search;
  const name = names.find((one) => one === report) ?? names[0];
  const hasOwnDays = from !== undefined && to !== undefined;
  const preset = hasOwnDays ? undefined : (PRESETS.find((one) => one === chosenPreset) ?? "last30");
  const days: Days =
    preset === undefined
      ? { from: from ?? "", to: to ?? "" }
      : presetDays(preset, localDate(now, timeZone));
  const isNarrow = useIsNarrow();
  const choices = names.map((one) => ({ value: one, label: labelOf(one) }));
  const ofReport = report === undefined ? {} : { report };
  return (
    <>
      <PageHeader title={t("reports.title")} description={description} />
      <Stack gap="md">
        <Group gap="sm" align="flex-end">
          <PeriodPicker
            preset={preset}
            days={days}
            onPreset={(chosen) => onSearch({ ...ofReport, preset: chosen })}
            onDays={(chosen) => onSearch({ ...ofReport, ...chosen })}
          />
          {filter}
        </Group>
        {isNarrow && names.length > FEW ? (
          <Select
            label={t("reports.which")}
            data={choices}
            value={name}
            allowDeselect={false}
            onChange={(value) => value !== null && onSearch({ ...search, report: value })}
          />
        ) : (
          <SegmentedControl
            aria-label={t("reports.which")}
            value={name}
            data={choices}
            style={{ alignSelf: "flex-start", maxWidth: "100%", overflowX: "auto" }}
            onChange={(value) => onSearch({ ...search, report: value })}
          />
        )}
        {children(name, days)}
      </Stack>
    </>
  );
}
