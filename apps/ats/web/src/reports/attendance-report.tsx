import { FigureTiles, percentOf, shareOf, useReportFormat } from "@convene/web-kit/reports";
import { Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { KindAndJobSections } from "./kind-and-job-sections.tsx";
import type { Attendance } from "./report-queries.ts";

type Counts = Attendance["report"]["total"];

/** Who came to their interviews, what was cancelled and by whom, and what was moved. */
export function AttendanceReport({ report, previous }: Pick<Attendance, "report" | "previous">) {
  const { t } = useTranslation("reports");
  const format = useReportFormat();
  const shareText = (part: number, whole: number) => {
    const share = shareOf(part, whole);
    return share === null ? "–" : format.share(share);
  };
  const columns = [
    {
      key: "interviews",
      header: t("attendance.interviews"),
      value: (row: Counts) => row.interviews,
    },
    { key: "held", header: t("attendance.held"), value: (row: Counts) => row.completed },
    { key: "noShows", header: t("attendance.noShows"), value: (row: Counts) => row.noShows },
    {
      key: "showRate",
      header: t("attendance.showRate"),
      value: (row: Counts) => percentOf(row.completed, expected(row)),
      text: (row: Counts) => shareText(row.completed, expected(row)),
    },
    {
      key: "byCandidates",
      header: t("attendance.byCandidates"),
      value: (row: Counts) => row.cancelledByCandidates,
    },
    { key: "byTeam", header: t("attendance.byTeam"), value: (row: Counts) => row.cancelledByTeam },
    { key: "moved", header: t("attendance.moved"), value: (row: Counts) => row.moved },
  ];
  const series = [
    { key: "noShows", label: t("attendance.noShowRate") },
    { key: "cancelled", label: t("attendance.cancelRate") },
  ];
  const barOf = (name: string, row: Counts) => ({
    name,
    noShows: shareOf(row.noShows, expected(row)) ?? 0,
    cancelled: shareOf(cancelled(row), row.interviews) ?? 0,
  });
  const share = (key: string, rateOf: (counts: Counts) => number | null) => ({
    key,
    label: t(`attendance.${key}`),
    value: rateOf(report.total),
    before: rateOf(previous.total),
    format: format.share,
    isShare: true,
  });
  return (
    <Stack gap="md">
      <FigureTiles
        figures={[
          share("showRate", (counts) => shareOf(counts.completed, expected(counts))),
          share("cancelRate", (counts) => shareOf(cancelled(counts), counts.interviews)),
          share("movedRate", (counts) => shareOf(counts.moved, counts.interviews)),
          {
            key: "interviews",
            label: t("attendance.interviews"),
            value: report.total.interviews,
            before: previous.total.interviews,
            format: format.count,
          },
        ]}
      />
      <KindAndJobSections
        fileName="attendance"
        hint={t("attendance.hint")}
        byKind={report.byKind}
        byJob={report.byJob}
        columns={columns}
        barOf={barOf}
        series={series}
        format={format.share}
      />
    </Stack>
  );
}

function cancelled({ cancelledByCandidates, cancelledByTeam }: Counts): number {
  return cancelledByCandidates + cancelledByTeam;
}

/** Those that somebody closed, and to which the candidate was to come. */
function expected({ completed, noShows }: Counts): number {
  return completed + noShows;
}
