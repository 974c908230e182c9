import { LoadingState, PageHeader } from "@convene/ui";
import { QueryFailed, usePageTitle } from "@convene/web-kit";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ApplicationDetail, Interviewer, Scheduled } from "../api.ts";
import { applicationQuery, interviewersQuery } from "../queries.ts";
import { useLiveInterviews } from "../staff/use-live-interviews.ts";
import { ScheduleForm } from "./schedule-form.tsx";
import { ScheduledNotice } from "./scheduled-notice.tsx";

const route = getRouteApi("/staff/applications/$id/schedule");

/** From a candidate to an interview: who, when, what about, and who was told. */
export function SchedulePage() {
  const { t } = useTranslation("ats");
  const { id } = route.useParams();
  const application = useQuery(applicationQuery(id));
  const interviewers = useQuery(interviewersQuery);
  usePageTitle(t("schedule.open"));
  useLiveInterviews();
  const parents = [
    { label: t("navigation.applications"), href: "/applications" },
    ...(application.data
      ? [{ label: application.data.candidate.name, href: `/applications/${id}` }]
      : []),
  ];
  return (
    <>
      <PageHeader
        title={t("schedule.open")}
        parents={parents}
        {...(application.data && {
          description: `${application.data.candidate.name} · ${application.data.job.title}`,
        })}
      />
      {application.data && interviewers.data ? (
        <Scheduling application={application.data} interviewers={interviewers.data.items} />
      ) : application.isError || interviewers.isError ? (
        <QueryFailed
          error={application.error ?? interviewers.error}
          onRetry={() => {
            void application.refetch();
            void interviewers.refetch();
          }}
        />
      ) : (
        <LoadingState shape="form" count={6} />
      )}
    </>
  );
}

interface SchedulingProps {
  readonly application: ApplicationDetail;
  readonly interviewers: readonly Interviewer[];
}

function Scheduling({ application, interviewers }: SchedulingProps) {
  const [scheduled, setScheduled] = useState<Scheduled>();
  return scheduled ? (
    <ScheduledNotice scheduled={scheduled} onAnother={() => setScheduled(undefined)} />
  ) : (
    <ScheduleForm
      application={application}
      interviewers={interviewers}
      onScheduled={setScheduled}
    />
  );
}
