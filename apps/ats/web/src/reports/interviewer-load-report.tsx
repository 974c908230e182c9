import { BarFigure, FigureTiles, ReportSection, useReportFormat } from "@convene/web-kit/reports";
import { Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { InterviewerLoad } from "./report-queries.ts";
import { hoursOf } from "./use-lengths.ts";

/** Who holds how many interviews: in all, in their fullest week beside what they take on, and week by week. */
export function InterviewerLoadReport({
  report,
  previous,
}: Pick<InterviewerLoad, "report" | "previous">) {
  const { t } = useTranslation("reports");
  const format = useReportFormat();
  const { people, cells, spread } = report;
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const weeks = cells
    .filter(({ interviews, watched }) => interviews + watched > 0)
    .map((cell) => ({ ...cell, name: names.get(cell.resourceId) ?? "" }));
  const limited = people.filter(({ perWeek }) => perWeek !== null);
  const sum = (loads: typeof people, key: "interviews" | "minutes") =>
    loads.reduce((total, load) => total + load[key], 0);
  return (
    <Stack gap="md">
      <FigureTiles
        figures={[
          {
            key: "interviews",
            label: t("load.seats"),
            value: sum(people, "interviews"),
            before: sum(previous.people, "interviews"),
            format: format.count,
          },
          {
            key: "hours",
            label: t("load.hours"),
            value: sum(people, "minutes"),
            before: sum(previous.people, "minutes"),
            format: format.hours,
          },
          {
            key: "median",
            label: t("load.middle"),
            value: spread.median,
            before: previous.spread.median,
            format: format.count,
          },
          {
            key: "most",
            label: t("load.most"),
            value: spread.most,
            before: previous.spread.most,
            format: format.count,
          },
        ]}
      />
      <ReportSection
        title={t("load.byPerson")}
        hint={t("load.hint")}
        fileName="interviews-by-person"
        rows={people}
        rowKey={(row) => row.id}
        columns={[
          { key: "name", header: t("person"), value: (row) => row.name },
          { key: "interviews", header: t("load.interviews"), value: (row) => row.interviews },
          {
            key: "hours",
            header: t("load.hours"),
            value: (row) => hoursOf(row.minutes),
            text: (row) => format.hours(row.minutes),
          },
          { key: "watched", header: t("load.watched"), value: (row) => row.watched },
          { key: "mostInWeek", header: t("load.mostInWeek"), value: (row) => row.mostInWeek },
          { key: "perWeek", header: t("load.perWeek"), value: (row) => row.perWeek },
          {
            key: "above",
            header: t("load.weeksAbove"),
            value: (row) => (row.perWeek === null ? null : row.weeksAbove),
          },
        ]}
      >
        <BarFigure
          label={t("load.byPerson")}
          data={people.map(({ name, interviews }) => ({ name, interviews }))}
          series={[{ key: "interviews", label: t("load.interviews") }]}
          format={format.count}
          isSideways
        />
      </ReportSection>
      {limited.length > 0 && (
        <ReportSection
          title={t("load.fullestWeek")}
          hint={t("load.fullestWeekHint")}
          fileName="fullest-week-by-person"
          rows={limited}
          rowKey={(row) => row.id}
          columns={[
            { key: "name", header: t("person"), value: (row) => row.name },
            { key: "mostInWeek", header: t("load.mostInWeek"), value: (row) => row.mostInWeek },
            { key: "perWeek", header: t("load.perWeek"), value: (row) => row.perWeek },
          ]}
        >
          <BarFigure
            label={t("load.fullestWeek")}
            data={limited.map(({ name, mostInWeek, perWeek }) => ({
              name,
              mostInWeek,
              perWeek: perWeek ?? 0,
            }))}
            series={[
              { key: "mostInWeek", label: t("load.mostInWeek") },
              { key: "perWeek", label: t("load.perWeek") },
            ]}
            format={format.count}
            isSideways
          />
        </ReportSection>
      )}
      <ReportSection
        title={t("load.byPersonAndWeek")}
        fileName="interviews-by-person-and-week"
        rows={weeks}
        rowKey={(row) => `${row.resourceId} ${row.week}`}
        columns={[
          { key: "name", header: t("person"), value: (row) => row.name },
          {
            key: "week",
            header: t("week"),
            value: (row) => row.week,
            text: (row) => format.day(row.week),
          },
          { key: "interviews", header: t("load.interviews"), value: (row) => row.interviews },
          {
            key: "hours",
            header: t("load.hours"),
            value: (row) => hoursOf(row.minutes),
            text: (row) => format.hours(row.minutes),
          },
          { key: "watched", header: t("load.watched"), value: (row) => row.watched },
        ]}
      />
    </Stack>
  );
}
