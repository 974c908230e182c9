import { LoadingState, PageHeader } from "@convene/ui";
import { QueryFailed, usePageTitle, useSearchText } from "@convene/web-kit";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Scheduled } from "../api.ts";
import {
  applicationQuery,
  interviewersQuery,
  poolsQuery,
  roomsQuery,
  templatesQuery,
} from "../queries.ts";
import { useLiveInterviews } from "../staff/use-live-interviews.ts";
import { ScheduleForm, type ScheduleFormProps } from "./schedule-form.tsx";
import { ScheduledNotice } from "./scheduled-notice.tsx";

const route = getRouteApi("/staff/applications/$id/schedule");

/** From a candidate to an interview: who, when, what about, and who was told. */
export function SchedulePage() {
  const { t } = useTranslation("ats");
  const { id } = route.useParams();
  const application = useQuery(applicationQuery(id));
  const interviewers = useQuery(interviewersQuery);
  const templates = useQuery(templatesQuery);
  const pools = useQuery(poolsQuery);
  const rooms = useQuery(roomsQuery);
  const askedTemplate = useSearchText("template");
  usePageTitle(t("schedule.open"));
  useLiveInterviews();
  const parents = [
    { label: t("navigation.applications"), href: "/applications" },
    ...(application.data
      ? [{ label: application.data.candidate.name, href: `/applications/${id}` }]
      : []),
  ];
  const failed = [application, interviewers, templates, pools, rooms].find((one) => one.isError);
  return (
    <>
      <PageHeader
        title={t("schedule.open")}
        parents={parents}
        {...(application.data && {
          description: `${application.data.candidate.name} · ${application.data.job.title}`,
        })}
      />
      {application.data && interviewers.data && templates.data && pools.data && rooms.data ? (
        <Scheduling
          application={application.data}
          interviewers={interviewers.data.items}
          templates={templates.data.items}
          pools={pools.data.items}
          rooms={rooms.data.items}
          template={templates.data.items.find(
            (template) => template.active && template.id === askedTemplate,
          )}
        />
      ) : failed ? (
        <QueryFailed error={failed.error} onRetry={() => void failed.refetch()} />
      ) : (
        <LoadingState shape="form" count={6} />
      )}
    </>
  );
}

function Scheduling(props: Omit<ScheduleFormProps, "onScheduled">) {
  const [scheduled, setScheduled] = useState<Scheduled>();
  return scheduled ? (
    <ScheduledNotice scheduled={scheduled} onAnother={() => setScheduled(undefined)} />
  ) : (
    <ScheduleForm {...props} onScheduled={setScheduled} />
  );
}
