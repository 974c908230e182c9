import { addDays, addMonths, type LocalDate } from "@convene/ui";

export const PRESETS = [
  "last7",
  "last30",
  "thisMonth",
  "lastMonth",
  "thisQuarter",
  "lastQuarter",
  "thisYear",
  "last12Months",
] as const;
export type Preset = (typeof PRESETS)[number];

export interface Days {
  readonly from: LocalDate;
  /** The last day. */
  readonly to: LocalDate;
}

/** The days that a preset means. What is still going on ends today. */
export function presetDays(preset: Preset, today: LocalDate): Days {
  const month = today.slice(0, 7);
  const quarter = addMonths(month, -((Number(month.slice(5)) - 1) % 3));
  const lastOf = (before: string) => addDays(`${before}-01`, -1);
  switch (preset) {
    case "last7":
      return { from: addDays(today, -6), to: today };
    case "last30":
      return { from: addDays(today, -29), to: today };
    case "thisMonth":
      return { from: `${month}-01`, to: today };
    case "lastMonth":
      return { from: `${addMonths(month, -1)}-01`, to: lastOf(month) };
    case "thisQuarter":
      return { from: `${quarter}-01`, to: today };
    case "lastQuarter":
      return { from: `${addMonths(quarter, -3)}-01`, to: lastOf(quarter) };
    case "thisYear":
      return { from: `${today.slice(0, 4)}-01-01`, to: today };
    case "last12Months":
      return { from: `${addMonths(month, -11)}-01`, to: today };
  }
}
