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
import type { Feedback } from "./report-queries.ts";
import { useLengths } from "./use-lengths.ts";

type Counts = Feedback["report"]["total"];

/** How soon scorecards come in, and what is missing. */
export function FeedbackReport({ report, previous }: Pick<Feedback, "report" | "previous">) {
  const { t } = useTranslation("reports");
  const format = useReportFormat();
  const lengths = useLengths();
  const columns = <Row extends Counts>() => [
    { key: "asked", header: t("feedback.asked"), value: (row: Row) => row.asked },
    { key: "missing", header: t("feedback.missing"), value: (row: Row) => row.missing },
    {
      key: "inTime",
      header: t("feedback.inTime"),
      value: (row: Row) => percentOf(row.inTime, row.due),
      text: (row: Row) => {
        const share = shareOf(row.inTime, row.due);
        return share === null ? "–" : format.share(share);
      },
    },
    ...lengths.columns<Row>((row) => row),
  ];
  const people = report.byInterviewer.filter(({ count }) => count > 0);
  const unit = lengths.unitOf(people.map(({ p90Minutes }) => p90Minutes));
  const late = report.byInterviewer.filter(({ missing }) => missing > 0);
  const rateOf = ({ inTime, due }: Counts) => shareOf(inTime, due);
  return (
    <Stack gap="md">
      <FigureTiles
        figures={[
          {
            key: "inTime",
            label: t("feedback.inTime"),
            value: rateOf(report.total),
            before: rateOf(previous.total),
            format: format.share,
            isShare: true,
          },
          {
            key: "median",
            label: t("feedback.half"),
            value: report.total.medianMinutes,
            before: previous.total.medianMinutes,
            format: format.lead,
          },
          {
            key: "missing",
            label: t("feedback.missing"),
            value: report.total.missing,
            before: previous.total.missing,
            format: format.count,
          },
          {
            key: "asked",
            label: t("feedback.asked"),
            value: report.total.asked,
            before: previous.total.asked,
            format: format.count,
          },
        ]}
      />
      <ReportSection
        title={t("feedback.byInterviewer")}
        hint={t("feedback.hint")}
        fileName="feedback-by-interviewer"
        rows={report.byInterviewer}
        rowKey={(row) => row.memberId}
        columns={[
          { key: "name", header: t("person"), value: (row) => row.name },
          ...columns<(typeof report.byInterviewer)[number]>(),
        ]}
      >
        {people.length > 0 ? (
          <BarFigure
            label={t("feedback.byInterviewer")}
            data={people.map(({ name, medianMinutes, p90Minutes }) => ({
              name,
              median: unit.bar(medianMinutes),
              p90: unit.bar(p90Minutes),
            }))}
            series={lengths.series}
            format={unit.format}
            isSideways
          />
        ) : undefined}
      </ReportSection>
      <ReportSection
        title={t("feedback.missingByInterviewer")}
        fileName="missing-feedback-by-interviewer"
        rows={late}
        rowKey={(row) => row.memberId}
        columns={[
          { key: "name", header: t("person"), value: (row) => row.name },
          { key: "missing", header: t("feedback.missing"), value: (row) => row.missing },
        ]}
      >
        <BarFigure
          label={t("feedback.missingByInterviewer")}
          data={late.map(({ name, missing }) => ({ name, missing }))}
          series={[{ key: "missing", label: t("feedback.missing") }]}
          format={format.count}
          isSideways
        />
      </ReportSection>
      <ReportSection
        title={t("byJob")}
        fileName="feedback-by-job"
        rows={report.byJob}
        rowKey={(row) => row.jobId}
        columns={[
          { key: "job", header: t("job"), value: (row) => row.title },
          ...columns<(typeof report.byJob)[number]>(),
        ]}
      />
    </Stack>
  );
}
