import { canBegin } from "@convene/scheduling-core";
import { formatSpan, formatTime, StatusBadge, useLink, useLocale, useNow } from "@convene/ui";
import { type SuccessBody, unwrap, useTellRefusal } from "@convene/web-kit";
import { Anchor, Button, Card, Group, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api } from "../api.ts";
import { todayQuery } from "./today-query.ts";

type Interview = SuccessBody<Awaited<ReturnType<typeof api.today.$get>>>["interviews"][number];

export interface InterviewTodayProps {
  readonly interview: Interview;
  /** IANA, the viewer's. */
  readonly timeZone: string;
}

/** One of today's interviews: who, when, where, and begin and end with one click. */
export function InterviewToday({ interview, timeZone }: InterviewTodayProps) {
  const { t } = useTranslation("today");
  const locale = useLocale();
  const Link = useLink();
  const now = useNow();
  const queryClient = useQueryClient();
  const tellRefusal = useTellRefusal();
  const { id, status, candidateName, jobTitle, interviewers, location, meetingUrl, title } =
    interview;
  const [start, end] = [new Date(interview.start), new Date(interview.end)];
  const where = { locale, timeZone };
  const report = useMutation({
    mutationFn: (to: "start" | "finish") =>
      unwrap(api.interviews[":id"][to].$post({ param: { id } })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: todayQuery.queryKey }),
    onError: tellRefusal,
  });
  const label = { name: candidateName, time: formatTime(start, where) };
  const isOpen = status === "scheduled" || status === "confirmed";
  return (
    <Card withBorder padding="sm" component="article">
      <Group justify="space-between" gap="sm" align="flex-start" wrap="nowrap">
        <Stack gap={2} miw={0}>
          <Text size="sm" c="dimmed">
            {formatSpan(start, end, where)}
          </Text>
          <Anchor
            component={Link}
            href={`/calendar?interview=${id}`}
            fw={600}
            underline="always"
            c="var(--mantine-color-text)"
          >
            {candidateName}
          </Anchor>
          <Text size="sm">{[title, jobTitle, location].filter(Boolean).join(" · ")}</Text>
          <Text size="sm" c="dimmed">
            {interviewers.join(", ")}
          </Text>
          {meetingUrl !== null && (isOpen || status === "in_progress") && (
            <Anchor href={meetingUrl} target="_blank" rel="noreferrer" size="sm" underline="always">
              {t("join")}
            </Anchor>
          )}
        </Stack>
        <Stack gap={6} align="flex-end">
          <StatusBadge status={status} />
          {isOpen && canBegin({ scheduledStart: start }, now) && (
            <Button
              size="xs"
              aria-label={t("startOf", label)}
              loading={report.isPending}
              onClick={() => report.mutate("start")}
            >
              {t("start")}
            </Button>
          )}
          {status === "in_progress" && (
            <Button
              size="xs"
              aria-label={t("finishOf", label)}
              loading={report.isPending}
              onClick={() => report.mutate("finish")}
            >
              {t("finish")}
            </Button>
          )}
        </Stack>
      </Group>
    </Card>
  );
}
