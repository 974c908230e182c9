import {
  describeZone,
  formatDate,
  formatMoment,
  formatSpan,
  PublicLayout,
  StatusBadge,
  toKnownStatus,
  useLocale,
  useNow,
  ZonePicker,
} from "@convene/ui";
import { brandingOf, browserTimeZone, useLanguage, usePageTitle } from "@convene/web-kit";
import { Anchor, Button, Card, Group, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { type CandidatePortal, portalQuery } from "../requests/request-queries.ts";
import { CandidatePending } from "./candidate-pending.tsx";
import { pathOf } from "./path-of.ts";

const route = getRouteApi("/portal/$token");

/** All that is under way with a candidate: what comes next, and what waits for their answer. */
export function PortalPage() {
  const { token } = route.useParams();
  const found = useQuery(portalQuery(token));
  return found.data ? <Shown portal={found.data} /> : <CandidatePending found={found} />;
}

function Shown({ portal }: { readonly portal: CandidatePortal }) {
  const { t } = useTranslation("candidate");
  const language = useLanguage();
  const locale = useLocale();
  const now = useNow();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { organisation, candidate, applications, interviews, requests, offers } = portal;
  const timeZone = search.zone ?? candidate.timeZone;
  const where = { locale, timeZone };
  usePageTitle(`${t("portal.title")} · ${organisation.name}`);
  return (
    <PublicLayout organisation={brandingOf(organisation)} {...language}>
      <Stack gap="xl" maw={720} mx="auto">
        <div>
          <Text size="sm" c="dimmed">
            {t("greeting", { name: candidate.name })}
          </Text>
          <Title order={1} size="h2">
            {t("portal.title")}
          </Title>
        </div>
        {(requests.length > 0 || offers.length > 0) && (
          <Section title={t("portal.waiting")}>
            {offers.map(({ jobTitle, expiresAt, url }) => (
              <Waiting
                key={url}
                title={t("portal.offer", { job: jobTitle })}
                hint={
                  expiresAt === null
                    ? undefined
                    : t("answerUntil", { until: formatMoment(new Date(expiresAt), where) })
                }
                href={pathOf(url)}
                label={t("portal.openOffer")}
              />
            ))}
            {requests.map(({ name, jobTitle, isAnswered, expiresAt, url }) => (
              <Waiting
                key={url}
                title={`${name} · ${jobTitle}`}
                hint={
                  isAnswered
                    ? t("given.title")
                    : t("answerUntil", { until: formatMoment(new Date(expiresAt), where) })
                }
                href={pathOf(url)}
                label={t(isAnswered ? "portal.changeTimes" : "portal.answer")}
              />
            ))}
          </Section>
        )}
        <Section title={t("portal.interviews")}>
          {interviews.length === 0 && <Text c="dimmed">{t("portal.noInterviews")}</Text>}
          {interviews.map((interview) => (
            <InterviewEntry key={interview.id} interview={interview} timeZone={timeZone} />
          ))}
        </Section>
        <Section title={t("portal.applications")}>
          {applications.map(({ id, jobTitle, createdAt, next }) => (
            <Card key={id} withBorder padding="md" component="article">
              <Text fw={600}>{jobTitle}</Text>
              <Text>{t(`portal.next.${next}`, { organisation: organisation.name })}</Text>
              <Text size="sm" c="dimmed">
                {t("portal.since", { day: formatDate(new Date(createdAt), where) })}
              </Text>
            </Card>
          ))}
        </Section>
        <ZonePicker
          value={timeZone}
          onChange={(zone) => void navigate({ search: { zone }, replace: true })}
          now={now}
          suggested={[candidate.timeZone, browserTimeZone(), organisation.timeZone]}
        />
      </Stack>
    </PublicLayout>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Stack gap="sm" component="section">
      <Title order={2} size="h4">
        {title}
      </Title>
      {children}
    </Stack>
  );
}

interface WaitingProps {
  readonly title: string;
  readonly hint: string | undefined;
  readonly href: string;
  readonly label: string;
}

function Waiting({ title, hint, href, label }: WaitingProps) {
  return (
    <Card withBorder padding="md" component="article">
      <Group justify="space-between" gap="sm">
        <div>
          <Text fw={600}>{title}</Text>
          {hint !== undefined && (
            <Text size="sm" c="dimmed">
              {hint}
            </Text>
          )}
        </div>
        <Button component="a" href={href} aria-label={`${label}: ${title}`}>
          {label}
        </Button>
      </Group>
    </Card>
  );
}

interface InterviewEntryProps {
  readonly interview: CandidatePortal["interviews"][number];
  readonly timeZone: string;
}

function InterviewEntry({ interview, timeZone }: InterviewEntryProps) {
  const { t } = useTranslation("candidate");
  const locale = useLocale();
  const where = { locale, timeZone };
  const { title, jobTitle, location, meetingUrl, instructions, interviewers, url } = interview;
  const [start, end] = [new Date(interview.start), new Date(interview.end)];
  const status = toKnownStatus(interview.status);
  return (
    <Card withBorder padding="md" component="article">
      <Stack gap="xs">
        <Group justify="space-between" gap="sm" align="flex-start">
          <div>
            <Text fw={600}>{title}</Text>
            <Text size="sm" c="dimmed">
              {jobTitle}
            </Text>
          </div>
          {status && <StatusBadge status={status} />}
        </Group>
        <Text>
          {formatDate(start, where)}, {formatSpan(start, end, where)}{" "}
          <Text span size="sm" c="dimmed">
            {t("zone", { city: describeZone(timeZone).city })}
          </Text>
        </Text>
        <Text size="sm">
          {t("with", { names: new Intl.ListFormat(locale).format(interviewers) })}
        </Text>
        {location !== null && <Text size="sm">{location}</Text>}
        {meetingUrl !== null && (
          <Anchor
            size="sm"
            href={meetingUrl}
            target="_blank"
            rel="noopener noreferrer"
            underline="always"
            style={{ overflowWrap: "anywhere" }}
          >
            {t("portal.join", { title })}
          </Anchor>
        )}
        {instructions !== null && (
          <div>
            <Text size="sm" fw={600}>
              {t("portal.prepare")}
            </Text>
            <Text size="sm" style={{ whiteSpace: "pre-line" }}>
              {instructions}
            </Text>
          </div>
        )}
        <Anchor href={pathOf(url)} underline="always">
          {t("portal.manage", { title })}
        </Anchor>
      </Stack>
    </Card>
  );
}
