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
import type { Funnel } from "./report-queries.ts";

/** How far applications come, and whence they come. */
export function FunnelReport({ report, previous }: Pick<Funnel, "report" | "previous">) {
  const { t } = useTranslation("reports");
  const format = useReportFormat();
  const { applications, hired, stages, sources } = report;
  const sourceName = (source: string | null) => source ?? t("funnel.noSource");
  const steps = [
    ...stages.map(({ stage, reached }) => ({ key: stage, name: stage, reached })),
    // No stage: those that are hired stay where they were.
    { key: "", name: t("funnel.hired"), reached: hired },
  ];
  return (
    <Stack gap="md">
      <FigureTiles
        figures={[
          {
            key: "applications",
            label: t("funnel.applications"),
            value: applications,
            before: previous.applications,
            format: format.count,
          },
          {
            key: "hired",
            label: t("funnel.hired"),
            value: hired,
            before: previous.hired,
            format: format.count,
          },
          {
            key: "rate",
            label: t("funnel.hiredOfAll"),
            value: shareOf(hired, applications),
            before: shareOf(previous.hired, previous.applications),
            format: format.share,
            isShare: true,
          },
        ]}
      />
      <ReportSection
        title={t("funnel.byStage")}
        hint={t("funnel.hint")}
        fileName="funnel-by-stage"
        rows={applications === 0 ? [] : steps}
        rowKey={(row) => row.key}
        columns={[
          { key: "stage", header: t("stage"), value: (row) => row.name },
          { key: "reached", header: t("funnel.reached"), value: (row) => row.reached },
          {
            key: "share",
            header: t("funnel.share"),
            value: (row) => percentOf(row.reached, applications),
            text: (row) => format.share(row.reached / applications),
          },
        ]}
      >
        <BarFigure
          label={t("funnel.byStage")}
          data={steps.map(({ name, reached }) => ({ name, reached }))}
          series={[{ key: "reached", label: t("funnel.reached") }]}
          format={format.count}
          isSideways
        />
      </ReportSection>
      <ReportSection
        title={t("funnel.bySource")}
        fileName="funnel-by-source"
        rows={sources}
        rowKey={(row) => row.source ?? ""}
        columns={[
          { key: "source", header: t("funnel.source"), value: (row) => sourceName(row.source) },
          {
            key: "applications",
            header: t("funnel.applications"),
            value: (row) => row.applications,
          },
          { key: "interviewed", header: t("funnel.interviewed"), value: (row) => row.interviewed },
          { key: "hired", header: t("funnel.hired"), value: (row) => row.hired },
        ]}
      >
        <BarFigure
          label={t("funnel.bySource")}
          data={sources.map((row) => ({
            name: sourceName(row.source),
            applications: row.applications,
            interviewed: row.interviewed,
          }))}
          series={[
            { key: "applications", label: t("funnel.applications") },
            { key: "interviewed", label: t("funnel.interviewed") },
          ]}
          format={format.count}
          isSideways
        />
      </ReportSection>
    </Stack>
  );
}
