import { EventCard, PageHeader, StatusBadge, useLink } from "@convene/ui";
import { type SuccessBody, unwrap, usePageTitle, useSignedIn } from "@convene/web-kit";
import { Anchor, Card, Stack, Text, Title } from "@mantine/core";
import { queryOptions } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api } from "../api.ts";
import { FileList } from "./candidate-files.tsx";
import { NoteText } from "./note-text.tsx";

type Brief = SuccessBody<Awaited<ReturnType<(typeof api.applications)[":id"]["brief"]["$get"]>>>;

/** What whoever interviews a candidate sees of the application. */
export function briefQuery(id: string) {
  return queryOptions({
    queryKey: ["application", id, "brief"],
    queryFn: () => unwrap(api.applications[":id"].brief.$get({ param: { id } })),
  });
}

/** A candidate as their interviewers see them: name, résumé, own interviews, notes for oneself. */
export function ApplicationBrief({ brief }: { readonly brief: Brief }) {
  const { t } = useTranslation(["hiring", "ats"]);
  const Link = useLink();
  const { timeZone } = useSignedIn().member;
  const { id, candidateName: name, jobTitle, files, interviews, notes } = brief;
  usePageTitle(name);
  return (
    <>
      <PageHeader title={name} description={jobTitle} />
      <Stack gap="lg" maw={760}>
        {interviews.length > 0 && (
          <Text size="sm" c="dimmed">
            {t("page.briefHint", { name })}
          </Text>
        )}
        {files.length > 0 && (
          <Card withBorder padding="md">
            <FileList applicationId={id} files={files} />
          </Card>
        )}
        {interviews.length > 0 && (
          <Stack gap="sm" component="section">
            <Title order={2} size="h4">
              {t("page.yourInterviews")}
            </Title>
            {interviews.map((interview) => (
              <EventCard
                key={interview.id}
                title={interview.title}
                start={new Date(interview.start)}
                end={new Date(interview.end)}
                timeZone={interview.timeZone}
                viewerTimeZone={timeZone}
                status={<StatusBadge status={interview.status} />}
                detail={
                  <Anchor
                    component={Link}
                    href={`/calendar?interview=${interview.id}`}
                    underline="always"
                    size="sm"
                  >
                    {t("ats:scheduled.calendar")}
                  </Anchor>
                }
              />
            ))}
          </Stack>
        )}
        {notes.length > 0 && (
          <Stack gap="sm" component="section">
            <Title order={2} size="h4">
              {t("page.notesForYou")}
            </Title>
            {notes.map((note) => (
              <Card key={note.id} id={`note-${note.id}`} withBorder padding="md">
                <Text size="xs" c="dimmed">
                  {t("timeline.wrote", { name: note.author })}
                </Text>
                <NoteText text={note.text} />
              </Card>
            ))}
          </Stack>
        )}
      </Stack>
    </>
  );
}
