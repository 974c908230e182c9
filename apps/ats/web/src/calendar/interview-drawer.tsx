import { canBegin } from "@convene/scheduling-core";
import {
  type EventDetail,
  EventDetails,
  EventDetailsPending,
  EventReminders,
  formatSpan,
  StatusBadge,
  useLink,
  useLocale,
  useNow,
} from "@convene/ui";
import { EventPlaces, unwrap, useProblemText, useSignedIn, useTellRefusal } from "@convene/web-kit";
import { Anchor, Button, Stack, Title } from "@mantine/core";
import { IconVideo } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, type Interview } from "../api.ts";
import { CancelDialog } from "../cancel-dialog.tsx";
import { interviewQuery } from "../queries.ts";
import { HistoryList } from "../staff/history-list.tsx";
import { maySchedule } from "../staff/may-schedule.ts";
import { MoveDialog } from "./move-dialog.tsx";
import { OwnAnswer } from "./own-answer.tsx";
import { PanelList } from "./panel-list.tsx";
import { Preparation } from "./preparation.tsx";

interface InterviewDrawerProps {
  /** Left out: closed. */
  readonly id: string | undefined;
  readonly timeZone: string;
  readonly onClose: () => void;
}

/** Everything about an interview, beside the page that it was opened from. */
export function InterviewDrawer({ id, timeZone, onClose }: InterviewDrawerProps) {
  const { t } = useTranslation("ats");
  const problemText = useProblemText();
  const found = useQuery({ ...interviewQuery(id ?? ""), enabled: id !== undefined });
  if (found.data && id !== undefined) {
    return <Details interview={found.data} timeZone={timeZone} onClose={onClose} />;
  }
  return (
    <EventDetailsPending
      opened={id !== undefined}
      onClose={onClose}
      title={t("interview.title")}
      failed={found.isError}
      onRetry={() => void found.refetch()}
    >
      {found.isError && problemText(found.error)}
    </EventDetailsPending>
  );
}

interface DetailsProps {
  readonly interview: Interview;
  readonly timeZone: string;
  readonly onClose: () => void;
}

type Report = "confirm" | "start" | "finish" | "no-show";

function Details({ interview, timeZone, onClose }: DetailsProps) {
  const { t } = useTranslation("ats");
  const locale = useLocale();
  const now = useNow();
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  const tellRefusal = useTellRefusal();
  const { member } = useSignedIn();
  const mayPlan = maySchedule(member);
  const own = interview.panel.find((person) => person.id === member.resourceId);
  const [dialog, setDialog] = useState<"move" | "cancel">();
  const { id, candidate, nextStatuses, meetingUrl, reminders, places } = interview;
  const [start, end] = [new Date(interview.start), new Date(interview.end)];
  const where = { locale, timeZone };

  const keep = (changed: Interview) => {
    queryClient.setQueryData(interviewQuery(id).queryKey, changed);
    for (const key of ["calendar", "application", "applications", "slots"]) {
      void queryClient.invalidateQueries({ queryKey: [key] });
    }
  };
  const report = useMutation({
    mutationFn: (to: Report) => {
      const request = { param: { id } };
      switch (to) {
        case "confirm":
          return unwrap(api.interviews[":id"].confirm.$post(request));
        case "start":
          return unwrap(api.interviews[":id"].start.$post(request));
        case "finish":
          return unwrap(api.interviews[":id"].finish.$post(request));
        case "no-show":
          return unwrap(api.interviews[":id"]["no-show"].$post(request));
      }
    },
    onSuccess: keep,
    onError: tellRefusal,
  });
  const cancel = async (reason: { readonly reason?: string }) => {
    try {
      const request = { param: { id }, json: reason };
      keep(await unwrap(api.interviews[":id"].cancel.$post(request)));
      return undefined;
    } catch (error) {
      return { message: problemText(error) };
    }
  };
  const remind = async (enabled: boolean, offsetsMinutes: readonly number[]) => {
    try {
      const json = { enabled, offsetsMinutes: [...offsetsMinutes] };
      keep(await unwrap(api.interviews[":id"].reminders.$put({ param: { id }, json })));
      return undefined;
    } catch (error) {
      return { message: problemText(error) };
    }
  };
  const reportButton = (to: Report, variant: "filled" | "default") => (
    <Button
      variant={variant}
      loading={report.isPending && report.variables === to}
      onClick={() => report.mutate(to)}
    >
      {t(`report.${to}`)}
    </Button>
  );

  const hasBegun = start <= now;
  return (
    <>
      <EventDetails
        opened
        onClose={onClose}
        title={interview.title}
        start={start}
        end={end}
        timeZone={timeZone}
        viewerTimeZone={timeZone}
        otherTimeZones={[
          interview.timeZone,
          candidate.timeZone,
          ...interview.panel.map((person) => person.timeZone),
        ]}
        status={<StatusBadge status={interview.status} />}
        details={detailsOf(interview, mayPlan, t, where)}
        actions={
          <>
            {nextStatuses.includes("completed") && reportButton("finish", "filled")}
            {nextStatuses.includes("in_progress") &&
              canBegin({ scheduledStart: start }, new Date()) &&
              reportButton("start", hasBegun ? "filled" : "default")}
            {nextStatuses.includes("confirmed") && !hasBegun && reportButton("confirm", "default")}
            {nextStatuses.includes("no_show") && hasBegun && reportButton("no-show", "default")}
            {mayPlan && interview.whyNotMove === null && (
              <Button variant="default" onClick={() => setDialog("move")}>
                {t("move.open")}
              </Button>
            )}
            {mayPlan && interview.whyNotCancel === null && (
              <Button variant="subtle" color="red" onClick={() => setDialog("cancel")}>
                {t("cancel.open")}
              </Button>
            )}
          </>
        }
      >
        <EventPlaces {...places} isAhead={interview.whyNotCancel === null} />
        {meetingUrl !== null && places.room === null && interview.whyNotCancel === null && (
          <Button
            component="a"
            href={meetingUrl}
            target="_blank"
            rel="noopener noreferrer"
            variant="light"
            leftSection={<IconVideo size={18} aria-hidden />}
          >
            {t("interview.join")}
          </Button>
        )}
        {own && interview.whyNotReplace === null && (
          <OwnAnswer interview={interview} own={own} onLeft={onClose} />
        )}
        <PanelList
          interview={interview}
          mayReplace={mayPlan && interview.whyNotReplace === null}
          onChanged={keep}
        />
        <Preparation interview={interview} />
        <EventReminders
          {...reminders}
          outcomes={reminders.outcomes.map((one) => ({ ...one, at: new Date(one.at) }))}
          timeZone={timeZone}
          messagesHref={`/messages?eventId=${id}`}
          {...(mayPlan && !hasBegun && interview.status !== "cancelled" && { onSave: remind })}
        />
        <Stack gap={6} component="section">
          <Title order={3} size="h5">
            {t("history.title")}
          </Title>
          <HistoryList history={interview.history} timeZone={timeZone} />
        </Stack>
      </EventDetails>
      <MoveDialog
        opened={dialog === "move"}
        interview={interview}
        timeZone={timeZone}
        onMoved={keep}
        onClose={() => setDialog(undefined)}
      />
      <CancelDialog
        opened={dialog === "cancel"}
        start={start}
        timeZone={timeZone}
        confirmLabel={t("cancel.confirm")}
        reasonLabel={t("cancel.reason")}
        reasonHint={t("cancel.reasonHint")}
        onCancel={cancel}
        onClose={() => setDialog(undefined)}
      >
        {t("cancel.hint", {
          people: new Intl.ListFormat(locale).format([
            candidate.name,
            ...interview.panel.map((person) => person.name),
          ]),
        })}
      </CancelDialog>
    </>
  );
}

function detailsOf(
  interview: Interview,
  mayPlan: boolean,
  t: (key: string) => string,
  where: { readonly locale: string; readonly timeZone: string },
): EventDetail[] {
  const { candidate, location, instructions, actualStart, actualEnd, cancellationReason } =
    interview;
  const until = actualEnd === null ? null : new Date(actualEnd);
  return [
    {
      label: t("interview.candidate"),
      value: mayPlan ? (
        <CandidateLink id={interview.applicationId} name={candidate.name} />
      ) : (
        candidate.name
      ),
    },
    { label: t("application.job"), value: interview.job.title },
    { label: t("interview.kind"), value: t(`kind.${interview.kind}`) },
    ...(location === null ? [] : [{ label: t("interview.location"), value: location }]),
    ...(instructions === null ? [] : [{ label: t("interview.instructions"), value: instructions }]),
    ...(actualStart === null
      ? []
      : [{ label: t("interview.actual"), value: formatSpan(new Date(actualStart), until, where) }]),
    ...(cancellationReason === null
      ? []
      : [{ label: t("cancel.reason"), value: cancellationReason }]),
    { label: t("interview.organiser"), value: interview.organiserName },
  ];
}

function CandidateLink({ id, name }: { readonly id: string; readonly name: string }) {
  const Link = useLink();
  return (
    <Anchor component={Link} href={`/applications/${id}`} size="sm" underline="always">
      {name}
    </Anchor>
  );
}
