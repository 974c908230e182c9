import {
  describeZone,
  formatShortLocalDate,
  LoadingState,
  localDate,
  PageHeader,
  useLocale,
  useNow,
} from "@convene/ui";
import { QueryFailed, usePageTitle, useSignedIn } from "@convene/web-kit";
import { SegmentedControl, Stack, Text } from "@mantine/core";
import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import type { ComponentType } from "react";
import { useTranslation } from "react-i18next";
import { AttendanceReport } from "./attendance-report.tsx";
import { LeadTimeReport } from "./lead-time-report.tsx";
import { PeriodPicker } from "./period-picker.tsx";
import { type Days, PRESETS, presetDays } from "./report-presets.ts";
import {
  attendanceQuery,
  leadTimeQuery,
  revenueQuery,
  utilisationQuery,
} from "./report-queries.ts";
import { REPORTS, type ReportName } from "./report-search.ts";
import { RevenueReport } from "./revenue-report.tsx";
import { UtilisationReport } from "./utilisation-report.tsx";

const route = getRouteApi("/staff/reports");

/** What owners and managers look back on, over a period that they choose. */
export function ReportsPage() {
  const { t } = useTranslation("reports");
  const { organisation } = useSignedIn();
  const now = useNow();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  usePageTitle(t("title"));

  const report = REPORTS.find((name) => name === search.report) ?? "utilisation";
  const hasOwnDays = search.from !== undefined && search.to !== undefined;
  const preset = hasOwnDays
    ? undefined
    : (PRESETS.find((one) => one === search.preset) ?? "last30");
  const days: Days =
    preset === undefined
      ? { from: search.from ?? "", to: search.to ?? "" }
      : presetDays(preset, localDate(now, organisation.timeZone));
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      <Stack gap="md">
        <PeriodPicker
          preset={preset}
          days={days}
          onPreset={(chosen) => {
            void navigate({
              search: ({ from: _from, to: _to, ...before }) => ({ ...before, preset: chosen }),
            });
          }}
          onDays={(chosen) => {
            void navigate({
              search: ({ preset: _preset, ...before }) => ({ ...before, ...chosen }),
            });
          }}
        />
        <SegmentedControl
          aria-label={t("which")}
          value={report}
          data={REPORTS.map((name) => ({ value: name, label: t(`${name}.name`) }))}
          style={{ alignSelf: "flex-start", maxWidth: "100%", overflowX: "auto" }}
          onChange={(value) => {
            void navigate({ search: (before) => ({ ...before, report: value }) });
          }}
        />
        <OneReport name={report} days={days} />
      </Stack>
    </>
  );
}

function OneReport({ name, days }: { readonly name: ReportName; readonly days: Days }) {
  switch (name) {
    case "utilisation":
      return <UtilisationOf days={days} />;
    case "attendance":
      return <AttendanceOf days={days} />;
    case "revenue":
      return <RevenueOf days={days} />;
    case "leadTime":
      return <LeadTimeOf days={days} />;
  }
}

interface OfDays {
  readonly days: Days;
}

function UtilisationOf({ days }: OfDays) {
  return <Shown found={useQuery(utilisationQuery(days))}>{UtilisationReport}</Shown>;
}

function AttendanceOf({ days }: OfDays) {
  return <Shown found={useQuery(attendanceQuery(days))}>{AttendanceReport}</Shown>;
}

function RevenueOf({ days }: OfDays) {
  return <Shown found={useQuery(revenueQuery(days))}>{RevenueReport}</Shown>;
}

function LeadTimeOf({ days }: OfDays) {
  return <Shown found={useQuery(leadTimeQuery(days))}>{LeadTimeReport}</Shown>;
}

/** What every report says about itself. */
interface Framed {
  readonly timeZone: string;
  readonly period: Days;
  readonly before: Days;
}

interface ShownProps<Report extends Framed> {
  readonly found: UseQueryResult<Report>;
  readonly children: ComponentType<Report>;
}

/** A report under the days that it is about, in whose zone, and those that it is compared with. */
function Shown<Report extends Framed>({ found, children: Body }: ShownProps<Report>) {
  const { t } = useTranslation("reports");
  const locale = useLocale();
  if (!found.data) {
    return found.isPending ? (
      <LoadingState shape="rows" count={6} />
    ) : (
      <QueryFailed error={found.error} onRetry={() => void found.refetch()} />
    );
  }
  const { period, before, timeZone } = found.data;
  const span = ({ from, to }: Days) => ({
    from: formatShortLocalDate(from, locale),
    to: formatShortLocalDate(to, locale),
  });
  return (
    <Stack gap="md" aria-busy={found.isFetching}>
      <Text size="sm" c="dimmed">
        {t("about", {
          period: t("span", span(period)),
          before: t("span", span(before)),
          city: describeZone(timeZone).city,
        })}
      </Text>
      <Body {...found.data} />
    </Stack>
  );
}
