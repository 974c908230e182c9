import {
  DataTable,
  EmptyState,
  formatMoment,
  formatRelative,
  LoadingState,
  PageHeader,
  useLink,
  useLocale,
  useNow,
} from "@convene/ui";
import {
  QueryFailed,
  type SuccessBody,
  useLive,
  usePageTitle,
  useSignedIn,
} from "@convene/web-kit";
import { Anchor, Button, Card, Group, Stack, Text, Title } from "@mantine/core";
import { IconClipboardCheck } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { api } from "../api.ts";
import { owedScorecardsQuery } from "./feedback-queries.ts";

type Owed = SuccessBody<Awaited<ReturnType<typeof api.scorecards.owed.$get>>>["items"][number];

/** The scorecards that are not in: one's own first, then everybody's for who schedules. */
export function FeedbackPage() {
  const { t } = useTranslation("feedback");
  const found = useQuery(owedScorecardsQuery);
  usePageTitle(t("title"));
  const keys = [owedScorecardsQuery.queryKey];
  useLive({ feedback: keys, interview: keys });
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      {found.data ? (
        <Shown items={found.data.items} />
      ) : found.isPending ? (
        <LoadingState shape="rows" count={6} />
      ) : (
        <QueryFailed error={found.error} onRetry={() => void found.refetch()} />
      )}
    </>
  );
}

function Shown({ items }: { readonly items: readonly Owed[] }) {
  const { t } = useTranslation("feedback");
  const own = items.filter(({ isOwn }) => isOwn);
  const others = items.filter(({ isOwn }) => !isOwn);
  if (items.length === 0) {
    return (
      <EmptyState icon={IconClipboardCheck} title={t("none")}>
        {t("noneHint")}
      </EmptyState>
    );
  }
  return (
    <Stack gap="xl">
      {own.length > 0 && (
        <Stack gap="sm" component="section" aria-labelledby="feedback-own">
          <Title order={2} size="h4" id="feedback-own">
            {t("own")}
          </Title>
          {own.map((one) => (
            <OwnCard key={one.interviewId} owed={one} />
          ))}
        </Stack>
      )}
      {others.length > 0 && <OthersTable items={others} />}
    </Stack>
  );
}

function OwnCard({ owed }: { readonly owed: Owed }) {
  const { t } = useTranslation("feedback");
  const locale = useLocale();
  const Link = useLink();
  const now = useNow();
  const { candidateName, title, jobTitle, interviewId, hasDraft, end } = owed;
  return (
    <Card withBorder padding="sm" component="article">
      <Group justify="space-between" gap="sm" wrap="nowrap">
        <Stack gap={2} miw={0}>
          <Text fw={600}>{candidateName}</Text>
          <Text size="sm">{`${title} · ${jobTitle}`}</Text>
          <Text size="sm" c="dimmed">
            {t("ended", { ago: formatRelative(new Date(end), now, locale) })}
          </Text>
        </Stack>
        <Button
          component={Link}
          href={`/feedback/${interviewId}`}
          aria-label={t(hasDraft ? "continueOf" : "writeOf", { name: candidateName })}
        >
          {hasDraft ? t("continue") : t("write")}
        </Button>
      </Group>
    </Card>
  );
}

function OthersTable({ items }: { readonly items: readonly Owed[] }) {
  const { t } = useTranslation("feedback");
  const locale = useLocale();
  const Link = useLink();
  const { member } = useSignedIn();
  return (
    <Stack gap="sm" component="section" aria-labelledby="feedback-others">
      <Title order={2} size="h4" id="feedback-others">
        {t("others")}
      </Title>
      <DataTable
        label={t("others")}
        rows={items}
        rowKey={(one) => `${one.interviewId} ${one.name}`}
        empty={null}
        columns={[
          { key: "who", header: t("who"), cell: (one) => one.name },
          {
            key: "candidate",
            header: t("candidate"),
            cell: (one) => (
              <Anchor
                component={Link}
                href={`/applications/${one.applicationId}`}
                size="sm"
                underline="always"
              >
                {one.candidateName}
              </Anchor>
            ),
          },
          { key: "interview", header: t("interview"), cell: (one) => one.title },
          {
            key: "end",
            header: t("end"),
            cell: (one) => formatMoment(new Date(one.end), { locale, timeZone: member.timeZone }),
          },
          {
            key: "asked",
            header: t("asked"),
            cell: (one) => t("times", { count: one.asked }),
          },
        ]}
      />
    </Stack>
  );
}
