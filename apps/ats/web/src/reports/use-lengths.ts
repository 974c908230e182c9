import { useReportFormat } from "@convene/web-kit/reports";
import { useTranslation } from "react-i18next";

/** How long some things took. */
export interface Lengths {
  readonly count: number;
  readonly medianMinutes: number | null;
  readonly p90Minutes: number | null;
}

const HOUR = 60;
const DAY = 1_440;

/** How reports write how long things took: as columns of hours, and as bars of hours or days. */
export function useLengths() {
  const { t } = useTranslation("reports");
  const format = useReportFormat();
  const text = (minutes: number | null) => (minutes === null ? "–" : format.lead(minutes));
  return {
    text,
    series: [
      { key: "median", label: t("half") },
      { key: "p90", label: t("nineInTen") },
    ],
    /** One unit for all bars of a chart: days where one takes two of them. */
    unitOf: (all: readonly (number | null)[]) => {
      const isDays = all.some((minutes) => minutes !== null && minutes >= 2 * DAY);
      const unit = isDays ? DAY : HOUR;
      return {
        /** Null counts as nothing. */
        bar: (minutes: number | null) => (minutes ?? 0) / unit,
        format: (bar: number) => (isDays ? format.days(bar * unit) : format.hours(bar * unit)),
      };
    },
    /** @param lengthsOf Which lengths of a row. */
    columns: <Row>(lengthsOf: (row: Row) => Lengths) => [
      {
        key: "median",
        header: t("halfHours"),
        value: (row: Row) => hoursOf(lengthsOf(row).medianMinutes),
        text: (row: Row) => text(lengthsOf(row).medianMinutes),
      },
      {
        key: "p90",
        header: t("nineInTenHours"),
        value: (row: Row) => hoursOf(lengthsOf(row).p90Minutes),
        text: (row: Row) => text(lengthsOf(row).p90Minutes),
      },
    ],
  };
}

/** As a spreadsheet gets it: to a tenth. */
export function hoursOf(minutes: number | null): number | null {
  return minutes === null ? null : Math.round(minutes / 6) / 10;
}
