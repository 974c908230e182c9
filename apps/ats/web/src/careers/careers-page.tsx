import {
  EmptyState,
  FailedState,
  LoadingState,
  PublicLayout,
  useLink,
  useLocale,
} from "@convene/ui";
import { ApiProblem, brandingOf, useLanguage, usePageTitle } from "@convene/web-kit";
import { Anchor, Card, Container, NativeSelect, Stack, Text, Title } from "@mantine/core";
import { IconBriefcase } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { type Careers, careersQuery, type ListedJob } from "./careers-queries.ts";
import { groupJobs, type JobGroup, locationsOf } from "./group-jobs.ts";
import { UnknownCareers } from "./unknown-careers.tsx";

const route = getRouteApi("/careers/$slug");

/** The jobs of an organisation, for everybody. */
export function CareersPage() {
  const { slug } = route.useParams();
  const careers = useQuery(careersQuery(slug));
  if (careers.data) return <Open careers={careers.data} />;
  if (careers.error instanceof ApiProblem && careers.error.status === 404) {
    return <UnknownCareers />;
  }
  return (
    <Container component="main" size="lg" py="xl">
      {careers.isPending ? (
        <LoadingState shape="cards" count={4} />
      ) : (
        <FailedState onRetry={() => void careers.refetch()} />
      )}
    </Container>
  );
}

function Open({ careers }: { readonly careers: Careers }) {
  const { t } = useTranslation("careers");
  const locale = useLocale();
  const language = useLanguage();
  const { location } = route.useSearch();
  const navigate = route.useNavigate();
  const { organisation, jobs } = careers;
  const title = t("page.title", { organisation: organisation.name });
  usePageTitle(title);
  const places = locationsOf(jobs, locale);
  const shown = location === undefined ? jobs : jobs.filter((job) => job.location === location);
  return (
    <PublicLayout organisation={brandingOf(organisation)} {...language}>
      <Stack gap="lg" maw={760} mx="auto">
        <div>
          <Title order={1}>{title}</Title>
          {organisation.careersIntro !== null && (
            <Text mt="xs" style={{ whiteSpace: "pre-line" }}>
              {organisation.careersIntro}
            </Text>
          )}
        </div>
        {jobs.length === 0 ? (
          <EmptyState icon={IconBriefcase} title={t("list.none")}>
            {t("list.noneHint")}
          </EmptyState>
        ) : (
          <>
            {places.length > 1 && (
              <NativeSelect
                label={t("list.location")}
                w={{ base: "100%", xs: 280 }}
                value={location ?? ""}
                data={[{ value: "", label: t("list.everywhere") }, ...places]}
                onChange={(event) => {
                  const chosen = event.currentTarget.value;
                  void navigate({
                    replace: true,
                    search: chosen === "" ? {} : { location: chosen },
                  });
                }}
              />
            )}
            <Text size="sm" c="dimmed" role="status">
              {t("list.count", { count: shown.length })}
            </Text>
            {shown.length === 0 && (
              <EmptyState icon={IconBriefcase} title={t("list.nothingThere")}>
                {t("list.nothingThereHint")}
              </EmptyState>
            )}
            {groupJobs(shown).map((group) => (
              <Group
                key={group.department}
                slug={organisation.slug}
                group={group}
                isOnly={jobs.every(({ department }) => department === null)}
              />
            ))}
          </>
        )}
      </Stack>
    </PublicLayout>
  );
}

interface GroupProps {
  readonly slug: string;
  readonly group: JobGroup;
  /** No job has a department: there is nothing to be further than. */
  readonly isOnly: boolean;
}

function Group({ slug, group, isOnly }: GroupProps) {
  const { t } = useTranslation("careers");
  const id = useId();
  const { department, jobs } = group;
  return (
    <Stack gap="xs" component="section" {...(!isOnly && { "aria-labelledby": id })}>
      {!isOnly && (
        <Title order={2} size="h4" id={id}>
          {department ?? t("list.further")}
        </Title>
      )}
      <Stack component="ul" gap="xs" m={0} p={0} style={{ listStyle: "none" }}>
        {jobs.map((job) => (
          <Card key={job.id} component="li" withBorder padding="md">
            <JobLink slug={slug} job={job} level={isOnly ? 2 : 3} />
          </Card>
        ))}
      </Stack>
    </Stack>
  );
}

interface JobLinkProps {
  readonly slug: string;
  readonly job: ListedJob;
  readonly level: 2 | 3;
}

function JobLink({ slug, job, level }: JobLinkProps) {
  const { t } = useTranslation("careers");
  const Link = useLink();
  const { id, title, location, employmentType } = job;
  const facts = [location, employmentType && t(`job.types.${employmentType}`)];
  return (
    <>
      <Title order={level} size="h5">
        <Anchor
          component={Link}
          href={`/careers/${slug}/${id}`}
          underline="always"
          inherit
          c="inherit"
        >
          {title}
        </Anchor>
      </Title>
      <Text size="sm" c="dimmed">
        {facts.filter(Boolean).join(" · ")}
      </Text>
    </>
  );
}
