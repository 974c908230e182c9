import {
  BarFigure,
  FigureTiles,
  percentOf,
  ReportSection,
  useReportFormat,
} from "@convene/web-kit/reports";
import { Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { LeadTime } from "./report-queries.ts";

/** How long before their start appointments are booked. */
export function LeadTimeReport({ report, previous }: Pick<LeadTime, "report" | "previous">) {
  const { t } = useTranslation("reports");
  const format = useReportFormat();
  const stepName = (step: string) => t(`steps.${step}`);
  return (
    <Stack gap="md">
      <FigureTiles
        figures={[
          {
            key: "median",
            label: t("leadTime.median"),
            value: report.medianMinutes,
            before: previous.medianMinutes,
            format: format.lead,
          },
          {
            key: "appointments",
            label: t("attendance.appointments"),
            value: report.appointments,
            before: previous.appointments,
            format: format.count,
          },
        ]}
      />
      <ReportSection
        title={t("leadTime.title")}
        hint={t("leadTime.hint")}
        fileName="lead-time"
        rows={report.appointments === 0 ? [] : report.steps}
        rowKey={(row) => row.step}
        columns={[
          { key: "step", header: t("leadTime.booked"), value: (row) => stepName(row.step) },
          {
            key: "appointments",
            header: t("attendance.appointments"),
            value: (row) => row.appointments,
          },
          {
            key: "share",
            header: t("leadTime.share"),
            value: (row) => percentOf(row.appointments, report.appointments),
            text: (row) => format.share(row.appointments / report.appointments),
          },
        ]}
      >
        <BarFigure
          label={t("leadTime.title")}
          data={report.steps.map((row) => ({
            name: stepName(row.step),
            appointments: row.appointments,
          }))}
          series={[{ key: "appointments", label: t("attendance.appointments") }]}
          format={format.count}
        />
      </ReportSection>
    </Stack>
  );
}
