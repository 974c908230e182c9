import {
  EmptyState,
  formatLocalDate,
  formatMoment,
  LoadingState,
  PageHeader,
  useLink,
  useLocale,
} from "@convene/ui";
import {
  DecisionList,
  QueryFailed,
  type SuccessBody,
  useLive,
  usePageTitle,
  useSignedIn,
} from "@convene/web-kit";
import { Button, SimpleGrid, Stack, Title } from "@mantine/core";
import { IconCalendar, IconCoffee } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { api } from "../api.ts";
import { InterviewToday } from "./interview-today.tsx";
import { todayQuery } from "./today-query.ts";

type Today = SuccessBody<Awaited<ReturnType<typeof api.today.$get>>>;
type Decision = Today["decisions"][number];

/** What happens today, what needs a decision, and nothing else. */
export function TodayPage() {
  const { t } = useTranslation("today");
  const locale = useLocale();
  const Link = useLink();
  const { member } = useSignedIn();
  const today = useQuery(todayQuery);
  usePageTitle(t("title"));
  const keys = [todayQuery.queryKey];
  useLive({
    interview: keys,
    notification: keys,
    conflict: keys,
    calendar: keys,
    feedback: keys,
    offer: keys,
    request: keys,
  });
  return (
    <>
      <PageHeader
        title={t("title")}
        {...(today.data && { description: formatLocalDate(today.data.day, locale) })}
        actions={
          <Button
            component={Link}
            href="/calendar"
            variant="default"
            leftSection={<IconCalendar size={18} aria-hidden />}
          >
            {t("openCalendar")}
          </Button>
        }
      />
      {today.data ? (
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl">
          <Stack gap="sm" component="section" aria-labelledby="today-interviews">
            <Title order={2} size="h4" id="today-interviews">
              {t("interviews")}
            </Title>
            {today.data.interviews.length === 0 ? (
              <EmptyState icon={IconCoffee} title={t("none")}>
                {t("noneHint")}
              </EmptyState>
            ) : (
              today.data.interviews.map((interview) => (
                <InterviewToday
                  key={interview.id}
                  interview={interview}
                  timeZone={member.timeZone}
                />
              ))
            )}
          </Stack>
          <Decisions decisions={today.data.decisions} timeZone={member.timeZone} />
        </SimpleGrid>
      ) : today.isPending ? (
        <LoadingState shape="rows" count={6} />
      ) : (
        <QueryFailed error={today.error} onRetry={() => void today.refetch()} />
      )}
    </>
  );
}

/** Where each kind is decided; the others one by one. */
const PLACES: Readonly<Partial<Record<Decision["kind"], string>>> = {
  conflicts: "/conflicts",
  feedback: "/feedback",
  lateFeedback: "/feedback",
  approvals: "/offers",
  counteredOffers: "/offers",
  failedMessages: "/messages?state=dead",
  lostCalendars: "/calendars",
};

/** The page of each, by its id. */
const ITEM_PLACES: Readonly<Record<Decision["kind"], (id: string) => string>> = {
  invitations: (id) => `/calendar?interview=${id}`,
  feedback: (id) => `/feedback/${id}`,
  conflicts: (id) => `/calendar?interview=${id}`,
  declined: (id) => `/calendar?interview=${id}`,
  answeredRequests: (id) => `/applications/${id}`,
  approvals: (id) => `/offers/${id}`,
  counteredOffers: (id) => `/offers/${id}`,
  lateFeedback: (id) => `/calendar?interview=${id}`,
  failedMessages: () => "/messages?state=dead",
  lostCalendars: () => "/calendars",
};

/** As the API counts: no further. */
const MOST_COUNTED = 100;

interface DecisionsProps {
  readonly decisions: readonly Decision[];
  readonly timeZone: string;
}

function Decisions({ decisions, timeZone }: DecisionsProps) {
  const { t } = useTranslation(["today", "kit"]);
  const locale = useLocale();
  const moment = (at: string) => formatMoment(new Date(at), { locale, timeZone });
  return (
    <DecisionList
      emptyHint={t("allClearHint")}
      decisions={decisions.map(({ kind, count, items }) => {
        const shown = count >= MOST_COUNTED ? t("kit:today.manyPlus", { count }) : count.toString();
        return {
          key: kind,
          title: t(`kinds.${kind}`, { count, shown }),
          hint: t(`hints.${kind}`),
          href: PLACES[kind],
          items: items.map(({ id, name, title, at }) => ({
            key: id,
            label: title === null ? name : `${name} · ${title}`,
            href: ITEM_PLACES[kind](id),
            aside: at === null ? undefined : moment(at),
          })),
          more: Math.max(0, items.length > 0 ? count - items.length : 0),
        };
      })}
    />
  );
}
