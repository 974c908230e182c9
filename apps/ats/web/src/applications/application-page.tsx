import { EmptyState, EventCard, LoadingState, PageHeader, StatusBadge, useLink } from "@convene/ui";
import { ApiProblem, QueryFailed, useLive, usePageTitle, useSignedIn } from "@convene/web-kit";
import { Anchor, Grid, Stack, Text, Title } from "@mantine/core";
import { IconCalendarEvent } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { ApplicationDetail } from "../api.ts";
import { InterviewDrawer } from "../calendar/interview-drawer.tsx";
import { ApplicationOffer } from "../offers/application-offer.tsx";
import { applicationQuery } from "../queries.ts";
import { ApplicationRequests } from "../requests/application-requests.tsx";
import { maySchedule } from "../staff/may-schedule.ts";
import { useLiveInterviews } from "../staff/use-live-interviews.ts";
import { ApplicationActions } from "./application-actions.tsx";
import { ApplicationBrief, briefQuery } from "./application-brief.tsx";
import { ApplicationFacts } from "./application-facts.tsx";
import { ApplicationFormAnswers } from "./application-form-answers.tsx";
import { CandidateFiles } from "./candidate-files.tsx";
import { OtherApplications } from "./other-applications.tsx";
import { Timeline } from "./timeline.tsx";

const route = getRouteApi("/staff/applications/$id");

/** A candidate's page: who, how far, the interviews, and all that happened. */
export function ApplicationPage() {
  const { t } = useTranslation("ats");
  const { id } = route.useParams();
  const { member } = useSignedIn();
  const isScheduler = maySchedule(member);
  const found = useQuery({ ...applicationQuery(id), enabled: isScheduler });
  // Whoever is no part of the job sees what concerns them: an interview of theirs, or a mention.
  const isHidden = found.error instanceof ApiProblem && found.error.status === 404;
  const needsBrief = !isScheduler || isHidden;
  const brief = useQuery({ ...briefQuery(id), enabled: needsBrief });
  useLiveInterviews();
  useLive({ application: [["application", id]], feedback: [["application", id]] });
  if (found.data) return <Found application={found.data} />;
  if (brief.data) return <ApplicationBrief brief={brief.data} />;
  const { isPending, error, refetch } = needsBrief ? brief : found;
  return isPending ? (
    <LoadingState shape="cards" count={3} />
  ) : (
    <>
      <PageHeader
        title={t("application.title")}
        parents={[{ label: t("navigation.applications"), href: "/applications" }]}
      />
      <QueryFailed error={error} onRetry={() => void refetch()} />
    </>
  );
}

function Found({ application }: { readonly application: ApplicationDetail }) {
  const { t } = useTranslation(["ats", "hiring"]);
  const Link = useLink();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { timeZone } = useSignedIn().member;
  const { id, candidate, job, interviews, status } = application;
  const title = candidate.erased ? t("hiring:page.erased") : candidate.name;
  usePageTitle(title);
  const isActive = status === "active";
  const openInterview = (interview: string | undefined) =>
    void navigate({ search: interview === undefined ? {} : { interview } });
  return (
    <>
      <PageHeader
        title={title}
        description={[job.title, job.department, job.location].filter(Boolean).join(" · ")}
        parents={[
          { label: t("navigation.jobs"), href: "/jobs" },
          { label: job.title, href: `/jobs/${job.id}` },
        ]}
        actions={<ApplicationActions application={application} />}
      />
      {candidate.erased && (
        <Text c="dimmed" mb="md">
          {t("hiring:page.erasedHint")}
        </Text>
      )}
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 4 }}>
          <Stack gap="md">
            <ApplicationFacts application={application} timeZone={timeZone} />
            {!candidate.erased && <CandidateFiles application={application} />}
            <ApplicationFormAnswers application={application} />
            <ApplicationOffer applicationId={id} isActive={isActive} />
            <OtherApplications others={application.others} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 8 }}>
          <Stack gap="xl">
            <Stack gap="sm" component="section">
              <Title order={2} size="h4">
                {t("application.interviews")}
              </Title>
              {interviews.length === 0 ? (
                <EmptyState icon={IconCalendarEvent} title={t("application.noInterviews")}>
                  {isActive && t("application.noInterviewsHint")}
                </EmptyState>
              ) : (
                <Anchor
                  component={Link}
                  href={`/applications/${id}/debrief`}
                  underline="always"
                  size="sm"
                >
                  {t("hiring:page.debrief")}
                </Anchor>
              )}
              {interviews.map((interview) => (
                <EventCard
                  key={interview.id}
                  title={interview.title}
                  start={new Date(interview.start)}
                  end={new Date(interview.end)}
                  timeZone={candidate.timeZone}
                  viewerTimeZone={timeZone}
                  status={<StatusBadge status={interview.status} />}
                  detail={interview.interviewers.join(", ")}
                  onOpen={() => openInterview(interview.id)}
                />
              ))}
            </Stack>
            {!candidate.erased && <ApplicationRequests application={application} />}
            <Timeline application={application} />
          </Stack>
        </Grid.Col>
      </Grid>
      <InterviewDrawer
        id={search.interview}
        timeZone={timeZone}
        onClose={() => openInterview(undefined)}
      />
    </>
  );
}
