import {
  BarFigure,
  FigureTiles,
  percentOf,
  ReportSection,
  shareOf,
  useReportFormat,
} from "@convene/web-kit/reports";
import { Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Attendance } from "./report-queries.ts";

type Counts = Attendance["report"]["total"];

/** Who did not come, and what was cancelled: by service, and by how long before it was booked. */
export function AttendanceReport({ report, previous }: Pick<Attendance, "report" | "previous">) {
  const { t } = useTranslation("reports");
  const format = useReportFormat();
  const shareText = (part: number, whole: number) => {
    const share = shareOf(part, whole);
    return share === null ? "–" : format.share(share);
  };
  const columns = <Row extends Counts>() => [
    { key: "all", header: t("attendance.appointments"), value: (row: Row) => row.appointments },
    { key: "noShows", header: t("attendance.noShows"), value: (row: Row) => row.noShows },
    {
      key: "noShowRate",
      header: t("attendance.noShowRate"),
      value: (row: Row) => percentOf(row.noShows, expected(row)),
      text: (row: Row) => shareText(row.noShows, expected(row)),
    },
    {
      key: "byClients",
      header: t("attendance.byClients"),
      value: (row: Row) => row.cancelledByClients,
    },
    { key: "byStaff", header: t("attendance.byStaff"), value: (row: Row) => row.cancelledByStaff },
    {
      key: "cancelRate",
      header: t("attendance.cancelRate"),
      value: (row: Row) => percentOf(cancelled(row), row.appointments),
      text: (row: Row) => shareText(cancelled(row), row.appointments),
    },
  ];
  const series = [
    { key: "noShows", label: t("attendance.noShowRate") },
    { key: "cancelled", label: t("attendance.cancelRate") },
  ];
  const barOf = (name: string, row: Counts) => ({
    name,
    noShows: shareOf(row.noShows, expected(row)) ?? 0,
    cancelled: shareOf(cancelled(row), row.appointments) ?? 0,
  });
  const stepName = (step: string) => t(`steps.${step}`);
  const rateOf = (counts: Counts) => shareOf(counts.noShows, expected(counts));
  const cancelRateOf = (counts: Counts) => shareOf(cancelled(counts), counts.appointments);
  return (
    <Stack gap="md">
      <FigureTiles
        figures={[
          {
            key: "appointments",
            label: t("attendance.appointments"),
            value: report.total.appointments,
            before: previous.total.appointments,
            format: format.count,
          },
          {
            key: "noShows",
            label: t("attendance.noShowRate"),
            value: rateOf(report.total),
            before: rateOf(previous.total),
            format: format.share,
            isShare: true,
          },
          {
            key: "cancelled",
            label: t("attendance.cancelRate"),
            value: cancelRateOf(report.total),
            before: cancelRateOf(previous.total),
            format: format.share,
            isShare: true,
          },
        ]}
      />
      <ReportSection
        title={t("attendance.byService")}
        hint={t("attendance.hint")}
        fileName="attendance-by-service"
        rows={report.byService}
        rowKey={(row) => row.serviceId}
        columns={[
          { key: "name", header: t("service"), value: (row) => row.name },
          ...columns<(typeof report.byService)[number]>(),
        ]}
      >
        <BarFigure
          label={t("attendance.byService")}
          data={report.byService.map((row) => barOf(row.name, row))}
          series={series}
          format={format.share}
          isSideways
        />
      </ReportSection>
      <ReportSection
        title={t("attendance.byLead")}
        hint={t("attendance.byLeadHint")}
        fileName="attendance-by-lead-time"
        rows={report.byLead}
        rowKey={(row) => row.step}
        columns={[
          { key: "step", header: t("leadTime.booked"), value: (row) => stepName(row.step) },
          ...columns<(typeof report.byLead)[number]>(),
        ]}
      >
        <BarFigure
          label={t("attendance.byLead")}
          data={report.byLead.map((row) => barOf(stepName(row.step), row))}
          series={series}
          format={format.share}
        />
      </ReportSection>
    </Stack>
  );
}

function cancelled({ cancelledByClients, cancelledByStaff }: Counts): number {
  return cancelledByClients + cancelledByStaff;
}

/** Those who were to come. */
function expected(counts: Counts): number {
  return counts.appointments - cancelled(counts);
}
