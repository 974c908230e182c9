import { FigureTiles, useReportFormat } from "@convene/web-kit/reports";
import { Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { KindAndJobSections } from "./kind-and-job-sections.tsx";
import type { TimeToSchedule } from "./report-queries.ts";
import { hoursOf, useLengths } from "./use-lengths.ts";

type Figures = TimeToSchedule["report"]["total"];

/** How long it takes until an interview is booked, and from then until it is held. */
export function TimeToScheduleReport({
  report,
  previous,
}: Pick<TimeToSchedule, "report" | "previous">) {
  const { t } = useTranslation("reports");
  const format = useReportFormat();
  const lengths = useLengths();
  const column = (
    key: string,
    measure: "toBook" | "toHold",
    part: "medianMinutes" | "p90Minutes",
  ) => ({
    key,
    header: t(`timeToSchedule.${key}`),
    value: (row: Figures) => hoursOf(row[measure][part]),
    text: (row: Figures) => lengths.text(row[measure][part]),
  });
  const columns = [
    {
      key: "booked",
      header: t("timeToSchedule.booked"),
      value: (row: Figures) => row.toBook.count,
    },
    column("bookHours", "toBook", "medianMinutes"),
    column("bookNineHours", "toBook", "p90Minutes"),
    { key: "held", header: t("timeToSchedule.held"), value: (row: Figures) => row.toHold.count },
    column("holdHours", "toHold", "medianMinutes"),
    column("holdNineHours", "toHold", "p90Minutes"),
  ];
  const series = [
    { key: "book", label: t("timeToSchedule.toBook") },
    { key: "hold", label: t("timeToSchedule.toHold") },
  ];
  const unit = lengths.unitOf(
    [...report.byKind, ...report.byJob].flatMap(({ toBook, toHold }) => [
      toBook.medianMinutes,
      toHold.medianMinutes,
    ]),
  );
  const barOf = (name: string, { toBook, toHold }: Figures) => ({
    name,
    book: unit.bar(toBook.medianMinutes),
    hold: unit.bar(toHold.medianMinutes),
  });
  return (
    <Stack gap="md">
      <FigureTiles
        figures={[
          {
            key: "book",
            label: t("timeToSchedule.half"),
            value: report.total.toBook.medianMinutes,
            before: previous.total.toBook.medianMinutes,
            format: format.lead,
          },
          {
            key: "bookNine",
            label: t("timeToSchedule.nineInTen"),
            value: report.total.toBook.p90Minutes,
            before: previous.total.toBook.p90Minutes,
            format: format.lead,
          },
          {
            key: "hold",
            label: t("timeToSchedule.halfHeld"),
            value: report.total.toHold.medianMinutes,
            before: previous.total.toHold.medianMinutes,
            format: format.lead,
          },
          {
            key: "booked",
            label: t("timeToSchedule.booked"),
            value: report.total.toBook.count,
            before: previous.total.toBook.count,
            format: format.count,
          },
        ]}
      />
      <KindAndJobSections
        fileName="time-to-schedule"
        hint={t("timeToSchedule.hint")}
        byKind={report.byKind}
        byJob={report.byJob}
        columns={columns}
        barOf={barOf}
        series={series}
        format={unit.format}
      />
    </Stack>
  );
}
