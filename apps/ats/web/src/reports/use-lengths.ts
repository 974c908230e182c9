import { useReportFormat } from "@convene/web-kit/reports";
import { useTranslation } from "react-i18next";

/** How long some things took. */
export interface Lengths {
  readonly count: number;
  readonly medianMinutes: number | null;
  readonly p90Minutes: number | null;
}

const MINUTES_A_DAY = 1_440;

/** How reports write how long things took: as columns of hours, and as bars of days. */
export function useLengths() {
  const { t } = useTranslation("reports");
  const format = useReportFormat();
  const text = (minutes: number | null) => (minutes === null ? "–" : format.lead(minutes));
  const series = [
    { key: "median", label: t("half") },
    { key: "p90", label: t("nineInTen") },
  ];
  return {
    text,
    series,
    /** Of the bars. @param days What their axis counts. */
    format: (days: number) => format.lead(days * MINUTES_A_DAY),
    /** Null counts as nothing: leave out rows that have nothing to show. */
    bar: ({ medianMinutes, p90Minutes }: Lengths) => ({
      median: daysOf(medianMinutes),
      p90: daysOf(p90Minutes),
    }),
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

/** As a bar shows it. */
export function daysOf(minutes: number | null): number {
  return minutes === null ? 0 : minutes / MINUTES_A_DAY;
}

/** As a spreadsheet gets it: to a tenth. */
export function hoursOf(minutes: number | null): number | null {
  return minutes === null ? null : Math.round(minutes / 6) / 10;
}
