import {
  AddToCalendarLinks,
  describeZone,
  Entry,
  EntryList,
  formatDate,
  formatTime,
  StatusBadge,
  useLocale,
  useNow,
  ZonePicker,
} from "@convene/ui";
import {
  browserTimeZone,
  unwrap,
  useProblemText,
  useTellRefusal,
  WhatWeSend,
} from "@convene/web-kit";
import { Alert, Anchor, Button, Card, Divider, Group, Stack, Text, Title } from "@mantine/core";
import { IconCircleCheck, IconVideo } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, type CandidateInterview } from "../api.ts";
import { CancelDialog } from "../cancel-dialog.tsx";
import { linkedInterviewQuery } from "../queries.ts";
import { candidateChangesQuery } from "../requests/request-queries.ts";
import { MoveInterview } from "./move-interview.tsx";

const route = getRouteApi("/interview/$token");
const links = api["interview-links"][":token"];

interface InterviewCardProps {
  readonly token: string;
  readonly interview: CandidateInterview;
}

/** An interview as its candidate needs it: what, when, with whom, where, and what can be done. */
export function InterviewCard({ token, interview }: InterviewCardProps) {
  const { t } = useTranslation("ats");
  const locale = useLocale();
  const now = useNow();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { organisation, candidate, status, meetingUrl, roomFollows, location, instructions } =
    interview;
  const timeZone = search.zone ?? candidate.timeZone;
  const [start, end] = [new Date(interview.start), new Date(interview.end)];
  const where = { locale, timeZone };
  const there = { locale, timeZone: organisation.timeZone };
  const isCancelled = status === "cancelled";
  return (
    <Card withBorder padding="lg" maw={640} mx="auto">
      <Stack gap="lg">
        <Group justify="space-between" align="flex-start" gap="sm">
          <div>
            <Text size="sm" c="dimmed">
              {t("candidatePage.greeting", { name: candidate.name })}
            </Text>
            <Title order={1} size="h2">
              {interview.title}
            </Title>
          </div>
          <StatusBadge status={status} />
        </Group>
        {status === "confirmed" && start > now && (
          <Alert
            role="status"
            color="green"
            icon={<IconCircleCheck size={20} aria-hidden />}
            title={t("candidatePage.confirmed")}
          >
            {t("candidatePage.confirmedHint", { organisation: organisation.name })}
          </Alert>
        )}
        {isCancelled && (
          <Alert color="gray" role="status" title={t("candidatePage.cancelled")}>
            {t("candidatePage.cancelledHint", { organisation: organisation.name })}
          </Alert>
        )}
        <EntryList>
          <Entry label={t("candidatePage.when")}>
            <Text
              component="div"
              fw={600}
              {...(isCancelled && { td: "line-through", c: "dimmed" })}
            >
              {formatDate(start, where)}, {formatTime(start, where)} – {formatTime(end, where)}{" "}
              <Text span c="dimmed" fw={400} size="sm">
                {t("time.zone", { city: describeZone(timeZone).city })}
              </Text>
            </Text>
            {formatTime(start, where) !== formatTime(start, there) && (
              <Text size="sm" c="dimmed" component="div">
                {t("candidatePage.there", {
                  time: formatTime(start, there),
                  city: describeZone(organisation.timeZone).city,
                })}
              </Text>
            )}
          </Entry>
          <Entry label={t("application.job")}>
            {interview.jobTitle}, {organisation.name}
          </Entry>
          <Entry label={t("candidatePage.with")}>
            {new Intl.ListFormat(locale).format(interview.interviewers)}
          </Entry>
          {location !== null && <Entry label={t("interview.location")}>{location}</Entry>}
          {meetingUrl !== null && !isCancelled && (
            <Entry label={t("interview.meetingUrl")}>
              <Anchor
                href={meetingUrl}
                target="_blank"
                rel="noopener noreferrer"
                underline="always"
                style={{ overflowWrap: "anywhere" }}
              >
                {meetingUrl}
              </Anchor>
            </Entry>
          )}
          {roomFollows && !isCancelled && (
            <Entry label={t("interview.meetingUrl")}>{t("candidatePage.roomFollows")}</Entry>
          )}
          {instructions !== null && (
            <Entry label={t("candidatePage.prepare")}>
              <Text style={{ whiteSpace: "pre-line" }}>{instructions}</Text>
            </Entry>
          )}
        </EntryList>
        <Answers token={token} interview={interview} timeZone={timeZone} isAhead={start > now} />
        {start > now && !isCancelled && (
          <MoveInterview
            token={token}
            interview={interview}
            timeZone={timeZone}
            onZone={(zone) => void navigate({ search: { zone }, replace: true })}
          />
        )}
        {interview.calendarLinks && start > now && (
          <>
            <Divider />
            <Stack gap="xs">
              <Title order={2} size="h5">
                {t("candidatePage.addToCalendar")}
              </Title>
              <AddToCalendarLinks links={interview.calendarLinks} fileName="interview.ics" />
            </Stack>
          </>
        )}
        <Divider />
        <WhatWeSend
          queryKey={["linked-interview", token, "preferences"]}
          load={() => unwrap(links.preferences.$get({ param: { token } }))}
          save={(json) => unwrap(links.preferences.$put({ param: { token }, json }))}
        />
        <Divider />
        <ZonePicker
          value={timeZone}
          onChange={(zone) => void navigate({ search: { zone }, replace: true })}
          now={now}
          suggested={[candidate.timeZone, browserTimeZone(), organisation.timeZone]}
        />
      </Stack>
    </Card>
  );
}

interface AnswersProps extends InterviewCardProps {
  readonly timeZone: string;
  readonly isAhead: boolean;
}

function Answers({ token, interview, timeZone, isAhead }: AnswersProps) {
  const { t } = useTranslation("ats");
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  const tellRefusal = useTellRefusal();
  const [isAsked, setAsked] = useState(false);
  const { organisation, status, meetingUrl } = interview;
  const keep = (changed: CandidateInterview) =>
    queryClient.setQueryData(linkedInterviewQuery(token).queryKey, changed);
  const confirm = useMutation({
    mutationFn: () => {
      const request = { param: { token }, json: { start: interview.start } };
      return unwrap(api["interview-links"][":token"].confirm.$post(request));
    },
    onSuccess: keep,
    onError: (error) => {
      tellRefusal(error);
      // moved meanwhile: show what it is now
      void queryClient.invalidateQueries({ queryKey: ["linked-interview", token] });
    },
  });
  const cancel = async (reason: { readonly reason?: string }) => {
    try {
      const request = { param: { token }, json: reason };
      keep(await unwrap(api["interview-links"][":token"].cancel.$post(request)));
      return undefined;
    } catch (error) {
      void queryClient.invalidateQueries({ queryKey: ["linked-interview", token] });
      return { message: problemText(error) };
    }
  };
  const canConfirm = status === "scheduled" && isAhead;
  const changes = useQuery(candidateChangesQuery(token));
  // What the rules of such interviews say may come a moment later.
  const canCancel = interview.whyNotCancel === null && !changes.data?.whyNotCancel && isAhead;
  const canJoin = meetingUrl !== null && (status === "confirmed" || status === "in_progress");
  if (!canConfirm && !canCancel && !canJoin) return null;
  return (
    <Group gap="xs">
      {canConfirm && (
        <Button loading={confirm.isPending} onClick={() => confirm.mutate()}>
          {t("candidatePage.confirm")}
        </Button>
      )}
      {canJoin && (
        <Button
          component="a"
          href={meetingUrl}
          target="_blank"
          rel="noopener noreferrer"
          leftSection={<IconVideo size={18} aria-hidden />}
        >
          {t("interview.join")}
        </Button>
      )}
      {canCancel && (
        <Button variant="default" onClick={() => setAsked(true)}>
          {t("candidatePage.cancel")}
        </Button>
      )}
      <CancelDialog
        opened={isAsked}
        start={new Date(interview.start)}
        timeZone={timeZone}
        confirmLabel={t("candidatePage.cancelConfirm")}
        reasonLabel={t("candidatePage.reason")}
        reasonHint={t("candidatePage.reasonHint")}
        onCancel={cancel}
        onClose={() => setAsked(false)}
      >
        {t("candidatePage.cancelHint", { organisation: organisation.name })}
      </CancelDialog>
    </Group>
  );
}
