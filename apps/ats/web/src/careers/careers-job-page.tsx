import { EmptyState, FailedState, LoadingState, PublicLayout, useLink } from "@convene/ui";
import { ApiProblem, brandingOf, useLanguage, usePageTitle } from "@convene/web-kit";
import { Anchor, Button, Card, Container, Stack, Text, Title } from "@mantine/core";
import { IconBriefcase } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ApplyForm } from "./apply-form.tsx";
import { type CareersJob, careersJobQuery } from "./careers-queries.ts";
import { JobDescription } from "./job-description.tsx";
import { SentNotice } from "./sent-notice.tsx";

const route = getRouteApi("/careers/$slug/$jobId");

/** A job, and the form in which anybody applies for it. */
export function CareersJobPage() {
  const { t } = useTranslation("careers");
  const { slug, jobId } = route.useParams();
  const Link = useLink();
  const job = useQuery(careersJobQuery(slug, jobId));
  if (job.data) return <Open key={jobId} found={job.data} />;
  const isGone = job.error instanceof ApiProblem && job.error.isRefusal;
  return (
    <Container component="main" size="lg" py="xl">
      {job.isPending ? (
        <LoadingState shape="form" count={6} />
      ) : isGone ? (
        <EmptyState
          level={1}
          icon={IconBriefcase}
          title={t("job.gone")}
          action={
            <Button component={Link} href={`/careers/${slug}`} variant="default">
              {t("job.all")}
            </Button>
          }
        >
          {t("job.goneHint")}
        </EmptyState>
      ) : (
        <FailedState onRetry={() => void job.refetch()} />
      )}
    </Container>
  );
}

function Open({ found }: { readonly found: CareersJob }) {
  const { t } = useTranslation("careers");
  const Link = useLink();
  const language = useLanguage();
  const [sentTo, setSentTo] = useState<string>();
  const { organisation, job } = found;
  usePageTitle(`${job.title} · ${organisation.name}`);
  const facts = [
    job.department,
    job.location,
    job.employmentType && t(`job.types.${job.employmentType}`),
  ];
  return (
    <PublicLayout organisation={brandingOf(organisation)} {...language}>
      <Stack gap="lg" maw={760} mx="auto">
        <div>
          <Anchor
            component={Link}
            href={`/careers/${organisation.slug}`}
            size="sm"
            underline="always"
          >
            {t("job.all")}
          </Anchor>
          {sentTo === undefined && (
            <>
              <Title order={1}>{job.title}</Title>
              <Text c="dimmed">{facts.filter(Boolean).join(" · ")}</Text>
            </>
          )}
        </div>
        {sentTo === undefined ? (
          <>
            {job.description !== null && <JobDescription text={job.description} />}
            <Card withBorder padding="lg" component="section" aria-labelledby="apply">
              <Title order={2} size="h4" mb="md" id="apply">
                {t("form.title")}
              </Title>
              <ApplyForm found={found} onSent={setSentTo} />
            </Card>
          </>
        ) : (
          <SentNotice organisation={organisation} email={sentTo} />
        )}
      </Stack>
    </PublicLayout>
  );
}
