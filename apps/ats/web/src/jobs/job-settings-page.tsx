import {
  EmptyState,
  FormSection,
  type FormSectionProps,
  LoadingState,
  PageHeader,
} from "@convene/ui";
import { ApiProblem, QueryFailed, usePageTitle, useSignedIn } from "@convene/web-kit";
import { Card, Stack } from "@mantine/core";
import { IconBriefcase, IconLock } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { mayRecruit } from "../staff/may-recruit.ts";
import { JobDetailsForm } from "./job-details-form.tsx";
import { JobFormForm } from "./job-form-form.tsx";
import { type JobDetail, jobQuery } from "./job-query.ts";
import { JobStagesForm } from "./job-stages-form.tsx";
import { JobState } from "./job-state.tsx";
import { JobTeamForm } from "./job-team-form.tsx";

const route = getRouteApi("/staff/jobs/$id/settings");

/** All that can be set about a job. */
export function JobSettingsPage() {
  const { t } = useTranslation(["hiring", "ats"]);
  const { id } = route.useParams();
  const isRecruiter = mayRecruit(useSignedIn().member);
  // What is being edited stays as it was opened: the server says if somebody else saved it.
  const job = useQuery({ ...jobQuery(id), enabled: isRecruiter, refetchOnWindowFocus: false });
  usePageTitle(job.data ? `${job.data.title} · ${t("job.settings")}` : t("job.settings"));
  const isGone = job.error instanceof ApiProblem && job.error.status === 404;
  return (
    <>
      <PageHeader
        title={t("job.settings")}
        parents={[
          { label: t("ats:navigation.jobs"), href: "/jobs" },
          { label: job.data?.title ?? t("job.title"), href: `/jobs/${id}` },
        ]}
      />
      {!isRecruiter ? (
        <EmptyState icon={IconLock} title={t("job.readOnly")} />
      ) : job.data ? (
        <Settings job={job.data} />
      ) : job.isPending ? (
        <LoadingState shape="form" count={6} />
      ) : isGone ? (
        <EmptyState icon={IconBriefcase} title={t("board.notHere")} />
      ) : (
        <QueryFailed error={job.error} onRetry={() => void job.refetch()} />
      )}
    </>
  );
}

function Settings({ job }: { readonly job: JobDetail }) {
  const { t } = useTranslation("hiring");
  return (
    <Stack gap="lg" maw={760}>
      <Section title={t("job.state")}>
        <JobState job={job} />
      </Section>
      <Section title={t("job.details")}>
        <JobDetailsForm job={job} />
      </Section>
      <Section title={t("job.stages")} hint={t("job.stagesHint")}>
        <JobStagesForm job={job} />
      </Section>
      <Section title={t("job.form")} hint={t("job.formHint")}>
        <JobFormForm job={job} />
      </Section>
      <Section title={t("job.team")} hint={t("job.teamHint")}>
        <JobTeamForm job={job} />
      </Section>
    </Stack>
  );
}

function Section(section: FormSectionProps) {
  return (
    <Card withBorder padding="lg">
      <FormSection {...section} />
    </Card>
  );
}
