import {
  DataTable,
  EmptyState,
  formatShortDate,
  formatTime,
  LoadingState,
  PageHeader,
  StatusBadge,
  useLink,
  useLocale,
} from "@convene/ui";
import { QueryFailed, usePageTitle, useSignedIn } from "@convene/web-kit";
import { Anchor, Button, Group, Select, Stack, Text, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import {
  IconBriefcase2,
  IconFileImport,
  IconSearch,
  IconUserPlus,
  IconUsersGroup,
} from "@tabler/icons-react";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Application } from "../api.ts";
import { CreateJobDialog } from "../jobs/create-job-dialog.tsx";
import { applicationsQuery, jobsQuery } from "../queries.ts";
import { mayRecruit } from "../staff/may-recruit.ts";
import { useLiveInterviews } from "../staff/use-live-interviews.ts";
import { AddCandidateDialog } from "./add-candidate-dialog.tsx";

const route = getRouteApi("/staff/applications");
const TYPING_MS = 250;

/** Everybody who applied, the latest first. */
export function ApplicationsPage() {
  const { t } = useTranslation(["ats", "kit"]);
  const Link = useLink();
  const { member } = useSignedIn();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [text, setText] = useState(search.search ?? "");
  const jobs = useQuery(jobsQuery);
  const applications = useInfiniteQuery(
    applicationsQuery({ jobId: search.job, stageId: search.stage, search: search.search }),
  );
  usePageTitle(t("navigation.applications"));
  useLiveInterviews();
  const find = useDebouncedCallback((wanted: string) => {
    void navigate({
      replace: true,
      search: ({ search: _search, ...before }) => ({
        ...before,
        ...(wanted !== "" && { search: wanted }),
      }),
    });
  }, TYPING_MS);
  const open = (dialog: "candidate" | "job") =>
    void navigate({ search: (before) => ({ ...before, open: dialog }) });
  const close = () =>
    void navigate({ replace: true, search: ({ open: _open, ...before }) => before });

  const job = jobs.data?.items.find(({ id }) => id === search.job);
  const rows = applications.data?.pages.flatMap((page) => page.items) ?? [];
  const columns = useColumns();
  const isFiltered =
    search.job !== undefined || search.stage !== undefined || search.search !== undefined;
  const hasJobs = (jobs.data?.items.length ?? 0) > 0;
  const add = (
    <Button leftSection={<IconUserPlus size={18} aria-hidden />} onClick={() => open("candidate")}>
      {t("candidate.add")}
    </Button>
  );
  const createFirstJob = (
    <Button leftSection={<IconBriefcase2 size={18} aria-hidden />} onClick={() => open("job")}>
      {t("job.create")}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={t("navigation.applications")}
        description={t("application.pageHint")}
        {...(hasJobs && {
          actions: (
            <>
              {mayRecruit(member) && (
                <Button
                  component={Link}
                  href="/imports"
                  variant="default"
                  leftSection={<IconFileImport size={16} aria-hidden />}
                >
                  {t("kit:imports.link")}
                </Button>
              )}
              {add}
            </>
          ),
        })}
      />
      <Stack gap="md">
        {hasJobs && (
          <Group gap="sm" align="flex-end">
            <TextInput
              label={t("application.search")}
              type="search"
              w={{ base: "100%", sm: 260 }}
              leftSection={<IconSearch size={16} aria-hidden />}
              value={text}
              onChange={(event) => {
                setText(event.currentTarget.value);
                find(event.currentTarget.value.trim());
              }}
            />
            <Select
              label={t("application.job")}
              placeholder={t("application.allJobs")}
              data={(jobs.data?.items ?? []).map(({ id, title }) => ({ value: id, label: title }))}
              value={job?.id ?? null}
              clearable
              clearButtonProps={{ "aria-label": t("application.allJobs") }}
              w={{ base: "100%", sm: 240 }}
              onChange={(id) => {
                void navigate({
                  search: ({ job: _job, stage: _stage, ...before }) => ({
                    ...before,
                    ...(id !== null && { job: id }),
                  }),
                });
              }}
            />
            {job && (
              <Select
                label={t("application.stage")}
                placeholder={t("application.allStages")}
                data={job.stages.map(({ id, name }) => ({ value: id, label: name }))}
                value={search.stage ?? null}
                clearable
                clearButtonProps={{ "aria-label": t("application.allStages") }}
                w={{ base: "100%", sm: 180 }}
                onChange={(id) => {
                  void navigate({
                    search: ({ stage: _stage, ...before }) => ({
                      ...before,
                      ...(id !== null && { stage: id }),
                    }),
                  });
                }}
              />
            )}
          </Group>
        )}
        {applications.data && jobs.data ? (
          <DataTable
            label={t("navigation.applications")}
            rows={rows}
            rowKey={(application) => application.id}
            columns={columns}
            empty={
              isFiltered ? (
                <EmptyState icon={IconUsersGroup} title={t("application.nothingFound")}>
                  {t("application.nothingFoundHint")}
                </EmptyState>
              ) : (
                <EmptyState
                  icon={IconUsersGroup}
                  title={t(hasJobs ? "application.none" : "job.none")}
                  action={hasJobs ? add : createFirstJob}
                >
                  {t(hasJobs ? "application.noneHint" : "job.noneHint")}
                </EmptyState>
              )
            }
          />
        ) : applications.isError || jobs.isError ? (
          <QueryFailed
            error={applications.error ?? jobs.error}
            onRetry={() => {
              void applications.refetch();
              void jobs.refetch();
            }}
          />
        ) : (
          <LoadingState shape="rows" />
        )}
        {applications.hasNextPage && (
          <Button
            variant="default"
            style={{ alignSelf: "center" }}
            loading={applications.isFetchingNextPage}
            onClick={() => void applications.fetchNextPage()}
          >
            {t("application.more")}
          </Button>
        )}
      </Stack>
      <AddCandidateDialog
        opened={search.open === "candidate"}
        jobs={jobs.data?.items ?? []}
        jobId={search.job}
        onClose={close}
      />
      <CreateJobDialog opened={search.open === "job"} onClose={close} />
    </>
  );
}

function useColumns() {
  const { t } = useTranslation("ats");
  const locale = useLocale();
  const Link = useLink();
  const { timeZone } = useSignedIn().member;
  const where = { locale, timeZone };
  return [
    {
      key: "candidate",
      header: t("interview.candidate"),
      cell: ({ id, candidate }: Application) => (
        <>
          <Anchor component={Link} href={`/applications/${id}`} underline="always" size="sm">
            {candidate.name}
          </Anchor>
          <Text size="xs" c="dimmed" fw={400}>
            {candidate.email}
          </Text>
        </>
      ),
    },
    {
      key: "job",
      header: t("application.job"),
      cell: ({ job }: Application) => job.title,
    },
    {
      key: "stage",
      header: t("application.stage"),
      cell: ({ stage, status }: Application) =>
        status === "active" ? (
          stage.name
        ) : (
          <StatusBadge
            label={t(`application.statuses.${status}`)}
            tone={status === "hired" ? "good" : "neutral"}
          />
        ),
    },
    {
      key: "next",
      header: t("application.nextInterview"),
      cell: ({ nextInterviewAt }: Application) =>
        nextInterviewAt === null
          ? "–"
          : `${formatShortDate(new Date(nextInterviewAt), where)}, ${formatTime(new Date(nextInterviewAt), where)}`,
    },
    {
      key: "since",
      header: t("application.since"),
      cell: ({ createdAt }: Application) => formatShortDate(new Date(createdAt), where),
    },
  ];
}
