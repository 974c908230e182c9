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
import type { Utilisation } from "./report-queries.ts";

interface Minutes {
  readonly openMinutes: number;
  readonly bookedMinutes: number;
}

/** How much of the open time was booked, by person and by week. */
export function UtilisationReport({ report, previous }: Pick<Utilisation, "report" | "previous">) {
  const { t } = useTranslation("reports");
  const format = useReportFormat();
  const [total, before] = [sumOf(report.cells), sumOf(previous.cells)];
  const byPerson = report.people.map((person) => ({
    ...person,
    ...sumOf(report.cells.filter((cell) => cell.resourceId === person.id)),
  }));
  const byWeek = report.weeks.map((week) => ({
    week,
    ...sumOf(report.cells.filter((cell) => cell.week === week)),
  }));
  const names = new Map(report.people.map(({ id, name }) => [id, name]));
  const cells = report.cells.map((cell) => ({ ...cell, name: names.get(cell.resourceId) ?? "" }));
  const shareText = ({ bookedMinutes, openMinutes }: Minutes) => {
    const share = shareOf(bookedMinutes, openMinutes);
    return share === null ? "–" : format.share(share);
  };
  const minuteColumns = <Row extends Minutes>() => [
    {
      key: "booked",
      header: t("utilisation.booked"),
      value: (row: Row) => row.bookedMinutes,
      text: (row: Row) => format.hours(row.bookedMinutes),
    },
    {
      key: "open",
      header: t("utilisation.open"),
      value: (row: Row) => row.openMinutes,
      text: (row: Row) => format.hours(row.openMinutes),
    },
    {
      key: "share",
      header: t("utilisation.share"),
      value: (row: Row) => percentOf(row.bookedMinutes, row.openMinutes),
      text: shareText,
    },
  ];
  const barOf = (name: string, { bookedMinutes, openMinutes }: Minutes) => ({
    name,
    share: shareOf(bookedMinutes, openMinutes) ?? 0,
  });
  const series = [{ key: "share", label: t("utilisation.share") }];
  return (
    <Stack gap="md">
      <FigureTiles
        figures={[
          {
            key: "share",
            label: t("utilisation.share"),
            value: shareOf(total.bookedMinutes, total.openMinutes),
            before: shareOf(before.bookedMinutes, before.openMinutes),
            format: format.share,
            isShare: true,
          },
          {
            key: "booked",
            label: t("utilisation.booked"),
            value: total.bookedMinutes,
            before: before.bookedMinutes,
            format: format.hours,
          },
          {
            key: "open",
            label: t("utilisation.open"),
            value: total.openMinutes,
            before: before.openMinutes,
            format: format.hours,
          },
        ]}
      />
      <ReportSection
        title={t("utilisation.byPerson")}
        hint={t("utilisation.hint")}
        fileName="utilisation-by-person"
        rows={byPerson}
        rowKey={(row) => row.id}
        columns={[
          { key: "name", header: t("person"), value: (row) => row.name },
          ...minuteColumns<(typeof byPerson)[number]>(),
        ]}
      >
        <BarFigure
          label={t("utilisation.byPerson")}
          data={byPerson.map((row) => barOf(row.name, row))}
          series={series}
          format={format.share}
          isSideways
        />
      </ReportSection>
      <ReportSection
        title={t("utilisation.byWeek")}
        fileName="utilisation-by-week"
        rows={byWeek}
        rowKey={(row) => row.week}
        columns={[
          {
            key: "week",
            header: t("week"),
            value: (row) => row.week,
            text: (row) => format.day(row.week),
          },
          ...minuteColumns<(typeof byWeek)[number]>(),
        ]}
      >
        <BarFigure
          label={t("utilisation.byWeek")}
          data={byWeek.map((row) => barOf(format.day(row.week), row))}
          series={series}
          format={format.share}
        />
      </ReportSection>
      <ReportSection
        title={t("utilisation.byPersonAndWeek")}
        fileName="utilisation-by-person-and-week"
        rows={cells}
        rowKey={(row) => `${row.resourceId} ${row.week}`}
        columns={[
          { key: "name", header: t("person"), value: (row) => row.name },
          {
            key: "week",
            header: t("week"),
            value: (row) => row.week,
            text: (row) => format.day(row.week),
          },
          ...minuteColumns<(typeof cells)[number]>(),
        ]}
      />
    </Stack>
  );
}

function sumOf(cells: readonly Minutes[]): Minutes {
  return cells.reduce(
    (sum, cell) => ({
      openMinutes: sum.openMinutes + cell.openMinutes,
      bookedMinutes: sum.bookedMinutes + cell.bookedMinutes,
    }),
    { openMinutes: 0, bookedMinutes: 0 },
  );
}
