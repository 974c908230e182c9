import { DataTable, EmptyState, LoadingState, PageHeader, StatusBadge, useLink } from "@convene/ui";
import {
  QueryFailed,
  useLive,
  useNavigateTo,
  usePageTitle,
  useSearchText,
  useSignedIn,
} from "@convene/web-kit";
import { Anchor, Button } from "@mantine/core";
import { IconBriefcase, IconPlus, IconWorld } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { jobsQuery } from "../queries.ts";
import { mayRecruit } from "../staff/may-recruit.ts";
import { CareersDialog } from "./careers-dialog.tsx";
import { CreateJobDialog } from "./create-job-dialog.tsx";

/** What the organisation hires for. */
export function JobsPage() {
  const { t } = useTranslation(["ats", "hiring"]);
  const { member } = useSignedIn();
  const isRecruiter = mayRecruit(member);
  const Link = useLink();
  const navigateTo = useNavigateTo();
  const open = useSearchText("open");
  useLive({ application: [["jobs"]], setup: [["jobs"]] });
  const jobs = useQuery(jobsQuery);
  usePageTitle(t("navigation.jobs"));

  const create = (
    <Button
      leftSection={<IconPlus size={18} aria-hidden />}
      onClick={() => navigateTo("/jobs?open=job")}
    >
      {t("job.create")}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={t("navigation.jobs")}
        description={t("job.pageHint")}
        actions={
          <>
            <Button
              variant="default"
              leftSection={<IconWorld size={18} aria-hidden />}
              onClick={() => navigateTo("/jobs?open=careers")}
            >
              {t("hiring:jobs.careers")}
            </Button>
            {isRecruiter && jobs.data && jobs.data.items.length > 0 && create}
          </>
        }
      />
      {jobs.data ? (
        <DataTable
          label={t("navigation.jobs")}
          rows={jobs.data.items}
          rowKey={(job) => job.id}
          columns={[
            {
              key: "title",
              header: t("job.title"),
              cell: (job) => (
                <Anchor component={Link} href={`/jobs/${job.id}`} underline="always" size="sm">
                  {job.title}
                </Anchor>
              ),
            },
            {
              key: "department",
              header: t("job.department"),
              cell: (job) => job.department ?? "–",
            },
            { key: "location", header: t("job.location"), cell: (job) => job.location ?? "–" },
            {
              key: "status",
              header: t("job.status"),
              cell: (job) => (
                <StatusBadge
                  label={t(`job.statuses.${job.status}`)}
                  tone={job.status === "open" ? "good" : "neutral"}
                />
              ),
            },
            {
              key: "careers",
              header: t("hiring:jobs.visibility"),
              cell: (job) =>
                t(job.publishedAt === null ? "hiring:jobs.notPublished" : "hiring:jobs.published"),
            },
            {
              key: "count",
              header: t("job.active"),
              align: "end",
              cell: (job) => job.activeApplications,
            },
          ]}
          empty={
            <EmptyState
              icon={IconBriefcase}
              title={t("job.none")}
              {...(isRecruiter && { action: create })}
            >
              {t("job.noneHint")}
            </EmptyState>
          }
        />
      ) : jobs.isPending ? (
        <LoadingState shape="rows" />
      ) : (
        <QueryFailed error={jobs.error} onRetry={() => void jobs.refetch()} />
      )}
      <CreateJobDialog
        opened={open === "job"}
        onClose={() => navigateTo("/jobs", { replace: true })}
        onCreated={(job) => navigateTo(`/jobs/${job.id}`)}
      />
      <CareersDialog
        opened={open === "careers"}
        onClose={() => navigateTo("/jobs", { replace: true })}
      />
    </>
  );
}
