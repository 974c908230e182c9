import { DataTable, EmptyState, LoadingState, PageHeader, StatusBadge, useLink } from "@convene/ui";
import { QueryFailed, useNavigateTo, usePageTitle, useSearchText } from "@convene/web-kit";
import { Anchor, Button } from "@mantine/core";
import { IconBriefcase, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { jobsQuery } from "../queries.ts";
import { CreateJobDialog } from "./create-job-dialog.tsx";

/** What the organisation hires for. */
export function JobsPage() {
  const { t } = useTranslation("ats");
  const Link = useLink();
  const navigateTo = useNavigateTo();
  const isCreating = useSearchText("open") === "job";
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
        {...(jobs.data && jobs.data.items.length > 0 && { actions: create })}
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
                <Anchor
                  component={Link}
                  href={`/applications?job=${job.id}`}
                  underline="always"
                  size="sm"
                >
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
              key: "count",
              header: t("job.active"),
              align: "end",
              cell: (job) => job.activeApplications,
            },
          ]}
          empty={
            <EmptyState icon={IconBriefcase} title={t("job.none")} action={create}>
              {t("job.noneHint")}
            </EmptyState>
          }
        />
      ) : jobs.isPending ? (
        <LoadingState shape="rows" />
      ) : (
        <QueryFailed error={jobs.error} onRetry={() => void jobs.refetch()} />
      )}
      <CreateJobDialog opened={isCreating} onClose={() => navigateTo("/jobs", { replace: true })} />
    </>
  );
}
