import { BarFigure, ReportSection } from "@convene/web-kit/reports";
import { Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { TimeInStage } from "./report-queries.ts";
import { useLengths } from "./use-lengths.ts";

type StageRow = TimeInStage["report"]["byStage"][number];

/** How long applications stay in their stages, and how many are there at present. */
export function TimeInStageReport({ report }: Pick<TimeInStage, "report">) {
  const { t } = useTranslation("reports");
  const lengths = useLengths();
  const left = report.byStage.filter(({ count }) => count > 0);
  const unit = lengths.unitOf(left.map(({ p90Minutes }) => p90Minutes));
  const columns = <Row extends StageRow>() => [
    { key: "stage", header: t("stage"), value: (row: Row) => row.stage },
    { key: "count", header: t("timeInStage.left"), value: (row: Row) => row.count },
    ...lengths.columns<Row>((row) => row),
    { key: "there", header: t("timeInStage.there"), value: (row: Row) => row.there },
  ];
  return (
    <Stack gap="md">
      <ReportSection
        title={t("timeInStage.byStage")}
        hint={t("timeInStage.hint")}
        fileName="time-in-stage"
        rows={report.byStage}
        rowKey={(row) => row.stage}
        columns={columns<StageRow>()}
      >
        {left.length > 0 ? (
          <BarFigure
            label={t("timeInStage.byStage")}
            data={left.map((row) => ({
              name: row.stage,
              median: unit.bar(row.medianMinutes),
              p90: unit.bar(row.p90Minutes),
            }))}
            series={lengths.series}
            format={unit.format}
            isSideways
          />
        ) : undefined}
      </ReportSection>
      <ReportSection
        title={t("timeInStage.byJob")}
        fileName="time-in-stage-by-job"
        rows={report.byJobAndStage}
        rowKey={(row) => `${row.jobId} ${row.stage}`}
        columns={[
          { key: "job", header: t("job"), value: (row) => row.title },
          ...columns<(typeof report.byJobAndStage)[number]>(),
        ]}
      />
    </Stack>
  );
}
