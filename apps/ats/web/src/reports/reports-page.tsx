import { useSignedIn } from "@convene/web-kit";
import { ReportsFrame, ShownReport } from "@convene/web-kit/reports";
import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { jobsQuery } from "../queries.ts";
import { AttendanceReport } from "./attendance-report.tsx";
import { FeedbackReport } from "./feedback-report.tsx";
import { FunnelReport } from "./funnel-report.tsx";
import { InterviewerLoadReport } from "./interviewer-load-report.tsx";
import {
  attendanceQuery,
  feedbackQuery,
  funnelQuery,
  loadQuery,
  type ReportSubject,
  timeInStageQuery,
  timeToScheduleQuery,
} from "./report-queries.ts";
import { REPORTS, type ReportName } from "./report-search.ts";
import { TimeInStageReport } from "./time-in-stage-report.tsx";
import { TimeToScheduleReport } from "./time-to-schedule-report.tsx";

const route = getRouteApi("/staff/reports");

/** What those who schedule look back on, over a period that they choose: of one job, or all of theirs. */
export function ReportsPage() {
  const { t } = useTranslation("reports");
  const { organisation } = useSignedIn();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const jobs = useQuery(jobsQuery);
  const ofJob = search.job === undefined ? {} : { job: search.job };
  return (
    <ReportsFrame
      description={t("description")}
      timeZone={organisation.timeZone}
      names={REPORTS}
      labelOf={(name) => t(`${name}.name`)}
      search={search}
      onSearch={(chosen) => void navigate({ search: { ...chosen, ...ofJob } })}
      filter={
        <Select
          label={t("job")}
          placeholder={t("allJobs")}
          data={(jobs.data?.items ?? []).map(({ id, title }) => ({ value: id, label: title }))}
          value={search.job ?? null}
          clearable
          clearButtonProps={{ "aria-label": t("allJobs") }}
          w={{ base: "100%", xs: 260 }}
          onChange={(id) => {
            void navigate({
              search: ({ job: _job, ...before }) => ({
                ...before,
                ...(id !== null && { job: id }),
              }),
            });
          }}
        />
      }
    >
      {(name, days) => (
        <OneReport
          name={name}
          of={{ ...days, ...(search.job !== undefined && { jobId: search.job }) }}
        />
      )}
    </ReportsFrame>
  );
}

interface OfSubject {
  readonly of: ReportSubject;
}

function OneReport({ name, of }: OfSubject & { readonly name: ReportName }) {
  switch (name) {
    case "timeInStage":
      return <TimeInStageOf of={of} />;
    case "timeToSchedule":
      return <TimeToScheduleOf of={of} />;
    case "load":
      return <LoadOf of={of} />;
    case "attendance":
      return <AttendanceOf of={of} />;
    case "feedback":
      return <FeedbackOf of={of} />;
    case "funnel":
      return <FunnelOf of={of} />;
  }
}

function TimeInStageOf({ of }: OfSubject) {
  return <ShownReport found={useQuery(timeInStageQuery(of))}>{TimeInStageReport}</ShownReport>;
}

function TimeToScheduleOf({ of }: OfSubject) {
  return (
    <ShownReport found={useQuery(timeToScheduleQuery(of))}>{TimeToScheduleReport}</ShownReport>
  );
}

function LoadOf({ of }: OfSubject) {
  return <ShownReport found={useQuery(loadQuery(of))}>{InterviewerLoadReport}</ShownReport>;
}

function AttendanceOf({ of }: OfSubject) {
  return <ShownReport found={useQuery(attendanceQuery(of))}>{AttendanceReport}</ShownReport>;
}

function FeedbackOf({ of }: OfSubject) {
  return <ShownReport found={useQuery(feedbackQuery(of))}>{FeedbackReport}</ShownReport>;
}

function FunnelOf({ of }: OfSubject) {
  return <ShownReport found={useQuery(funnelQuery(of))}>{FunnelReport}</ShownReport>;
}
