import { useSignedIn } from "@convene/web-kit";
import { type Days, ReportsFrame, ShownReport } from "@convene/web-kit/reports";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { AttendanceReport } from "./attendance-report.tsx";
import { LeadTimeReport } from "./lead-time-report.tsx";
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
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <ReportsFrame
      description={t("description")}
      timeZone={organisation.timeZone}
      names={REPORTS}
      labelOf={(name) => t(`${name}.name`)}
      search={search}
      onSearch={(chosen) => void navigate({ search: chosen })}
    >
      {(name, days) => <OneReport name={name} days={days} />}
    </ReportsFrame>
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
  return <ShownReport found={useQuery(utilisationQuery(days))}>{UtilisationReport}</ShownReport>;
}

function AttendanceOf({ days }: OfDays) {
  return <ShownReport found={useQuery(attendanceQuery(days))}>{AttendanceReport}</ShownReport>;
}

function RevenueOf({ days }: OfDays) {
  return <ShownReport found={useQuery(revenueQuery(days))}>{RevenueReport}</ShownReport>;
}

function LeadTimeOf({ days }: OfDays) {
  return <ShownReport found={useQuery(leadTimeQuery(days))}>{LeadTimeReport}</ShownReport>;
}
