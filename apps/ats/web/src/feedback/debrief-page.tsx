import { EmptyState, formatDate, PageHeader, StatusBadge, useLink, useLocale } from "@convene/ui";
import { PagePending, useLive, usePageTitle, useSignedIn } from "@convene/web-kit";
import { Alert, Button, Group, Stack, Text, Title } from "@mantine/core";
import { IconClipboardOff, IconEyeOff, IconMessages } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import {
  type ApplicationFeedback,
  applicationFeedbackQuery,
  type InterviewFeedback,
} from "./feedback-queries.ts";
import { ScorecardTable } from "./scorecard-table.tsx";

const route = getRouteApi("/staff/applications/$id/debrief");

/** All scorecards of a candidate side by side, for the conversation in which it is decided. */
export function DebriefPage() {
  const { t } = useTranslation("feedback");
  const { id } = route.useParams();
  const found = useQuery(applicationFeedbackQuery(id));
  const keys = [["feedback", id]];
  useLive({ feedback: keys, interview: keys });
  if (found.data) return <Shown feedback={found.data} />;
  return (
    <PagePending found={found} icon={IconClipboardOff} title={t("gone")} hint={t("goneHint")} />
  );
}

function Shown({ feedback }: { readonly feedback: ApplicationFeedback }) {
  const { t } = useTranslation("feedback");
  const Link = useLink();
  const locale = useLocale();
  const { applicationId, candidateName, jobTitle, interviews, owed, overall } = feedback;
  usePageTitle(t("debriefOf", { name: candidateName }));
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const [firstOwed] = owed;
  return (
    <>
      <PageHeader
        title={t("debriefOf", { name: candidateName })}
        parents={[{ label: candidateName, href: `/applications/${applicationId}` }]}
        description={
          overall
            ? `${jobTitle} · ${t("meanOf", {
                mean: number.format(overall.mean),
                lowest: overall.lowest,
                highest: overall.highest,
              })}`
            : jobTitle
        }
      />
      {firstOwed !== undefined && (
        <Alert icon={<IconEyeOff aria-hidden />} mb="lg" title={t("hidden")}>
          <Stack gap="sm" align="flex-start">
            {t("hiddenHint")}
            <Button component={Link} href={`/feedback/${firstOwed}`} size="xs">
              {t("write")}
            </Button>
          </Stack>
        </Alert>
      )}
      {interviews.length === 0 ? (
        <EmptyState icon={IconMessages} title={t("noInterviews")}>
          {t("noInterviewsHint")}
        </EmptyState>
      ) : (
        <Stack gap="xl">
          {interviews.map((interview) => (
            <InterviewSection key={interview.id} interview={interview} />
          ))}
        </Stack>
      )}
    </>
  );
}

function InterviewSection({ interview }: { readonly interview: InterviewFeedback }) {
  const { t } = useTranslation("feedback");
  const locale = useLocale();
  const { member } = useSignedIn();
  const { id, title, status, start, scorecards, missing } = interview;
  const headingId = `debrief-${id}`;
  return (
    <Stack gap="sm" component="section" aria-labelledby={headingId}>
      <Group gap="sm">
        <Title order={2} size="h4" id={headingId}>
          {title}
        </Title>
        <StatusBadge status={status} />
        <Text size="sm" c="dimmed">
          {formatDate(new Date(start), { locale, timeZone: member.timeZone })}
        </Text>
      </Group>
      {scorecards.length > 0 && <ScorecardTable interview={interview} labelledBy={headingId} />}
      {missing.length > 0 && (
        <Text size="sm" c="dimmed">
          {missing.map(({ name, why }) => t(`missing.${why}`, { name })).join(" · ")}
        </Text>
      )}
      {scorecards.length === 0 && missing.length === 0 && (
        <Text size="sm" c="dimmed">
          {t("noScorecards")}
        </Text>
      )}
    </Stack>
  );
}
