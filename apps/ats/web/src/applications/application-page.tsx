import {
  describeZone,
  EmptyState,
  Entry,
  EntryList,
  EventCard,
  formatDate,
  formatTime,
  LoadingState,
  PageHeader,
  StatusBadge,
  useLink,
  useLocale,
  useNow,
} from "@convene/ui";
import { QueryFailed, unwrap, usePageTitle, useSignedIn, useTellRefusal } from "@convene/web-kit";
import { Anchor, Button, Card, Grid, Select, Stack, Title } from "@mantine/core";
import { IconCalendarEvent, IconCalendarPlus } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { type ApplicationDetail, api } from "../api.ts";
import { InterviewDrawer } from "../calendar/interview-drawer.tsx";
import { applicationQuery } from "../queries.ts";
import { HistoryList } from "../staff/history-list.tsx";
import { useLiveInterviews } from "../staff/use-live-interviews.ts";

const route = getRouteApi("/staff/applications/$id");

/** A candidate's page: who, how far, the interviews, and all that happened. */
export function ApplicationPage() {
  const { t } = useTranslation("ats");
  const { id } = route.useParams();
  const found = useQuery(applicationQuery(id));
  useLiveInterviews();
  if (found.data) return <Found application={found.data} />;
  return found.isPending ? (
    <LoadingState shape="cards" count={3} />
  ) : (
    <>
      <PageHeader
        title={t("application.title")}
        parents={[{ label: t("navigation.applications"), href: "/applications" }]}
      />
      <QueryFailed error={found.error} onRetry={() => void found.refetch()} />
    </>
  );
}

function Found({ application }: { readonly application: ApplicationDetail }) {
  const { t } = useTranslation("ats");
  const Link = useLink();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { timeZone } = useSignedIn().member;
  const { id, candidate, job, interviews, history, status } = application;
  usePageTitle(candidate.name);
  const isActive = status === "active";
  const schedule = (
    <Button
      component={Link}
      href={`/applications/${id}/schedule`}
      leftSection={<IconCalendarPlus size={18} aria-hidden />}
    >
      {t("schedule.open")}
    </Button>
  );
  const openInterview = (interview: string | undefined) =>
    void navigate({ search: interview === undefined ? {} : { interview } });
  return (
    <>
      <PageHeader
        title={candidate.name}
        description={[job.title, job.department, job.location].filter(Boolean).join(" · ")}
        parents={[{ label: t("navigation.applications"), href: "/applications" }]}
        {...(isActive && interviews.length > 0 && { actions: schedule })}
      />
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 4 }}>
          <About application={application} timeZone={timeZone} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 8 }}>
          <Stack gap="lg">
            <Stack gap="sm" component="section">
              <Title order={2} size="h4">
                {t("application.interviews")}
              </Title>
              {interviews.length === 0 && (
                <EmptyState
                  icon={IconCalendarEvent}
                  title={t("application.noInterviews")}
                  {...(isActive && { action: schedule })}
                >
                  {isActive && t("application.noInterviewsHint")}
                </EmptyState>
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
            {history.length > 0 && (
              <Stack gap="sm" component="section">
                <Title order={2} size="h4">
                  {t("history.title")}
                </Title>
                <HistoryList
                  history={[...history].reverse()}
                  timeZone={timeZone}
                  titles={new Map(interviews.map((interview) => [interview.id, interview.title]))}
                />
              </Stack>
            )}
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

interface AboutProps {
  readonly application: ApplicationDetail;
  readonly timeZone: string;
}

function About({ application, timeZone }: AboutProps) {
  const { t } = useTranslation("ats");
  const locale = useLocale();
  const now = useNow();
  const queryClient = useQueryClient();
  const tellRefusal = useTellRefusal();
  const { id, candidate, job, stage, status } = application;
  const move = useMutation({
    mutationFn: (stageId: string) =>
      unwrap(api.applications[":id"].stage.$post({ param: { id }, json: { stageId } })),
    onSuccess: (changed) => {
      queryClient.setQueryData(applicationQuery(id).queryKey, changed);
      void queryClient.invalidateQueries({ queryKey: ["applications"] });
    },
    onError: tellRefusal,
  });
  return (
    <Card withBorder padding="lg">
      <Stack gap="md">
        {status === "active" ? (
          <Select
            label={t("application.stage")}
            data={job.stages.map((one) => ({ value: one.id, label: one.name }))}
            value={move.isPending ? move.variables : stage.id}
            allowDeselect={false}
            disabled={move.isPending}
            onChange={(stageId) => stageId !== null && move.mutate(stageId)}
          />
        ) : (
          <div>
            <StatusBadge
              label={t(`application.statuses.${status}`)}
              tone={status === "hired" ? "good" : "neutral"}
            />
          </div>
        )}
        <EntryList>
          <Entry label={t("candidate.email")}>
            <Anchor href={`mailto:${candidate.email}`} underline="always">
              {candidate.email}
            </Anchor>
          </Entry>
          {candidate.phone !== null && (
            <Entry label={t("candidate.phone")}>
              <Anchor href={`tel:${candidate.phone}`} underline="always">
                {candidate.phone}
              </Anchor>
            </Entry>
          )}
          <Entry label={t("candidate.timeZone")}>
            {describeZone(candidate.timeZone).city},{" "}
            {t("candidate.timeNow", {
              time: formatTime(now, { locale, timeZone: candidate.timeZone }),
            })}
          </Entry>
          {application.source !== null && (
            <Entry label={t("application.source")}>{application.source}</Entry>
          )}
          <Entry label={t("application.since")}>
            {formatDate(new Date(application.createdAt), { locale, timeZone })}
          </Entry>
        </EntryList>
      </Stack>
    </Card>
  );
}
