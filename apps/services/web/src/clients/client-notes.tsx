import { formatMoment, useLocale } from "@convene/ui";
import { unwrap, useProblemText, useSignedIn } from "@convene/web-kit";
import {
  ActionIcon,
  Alert,
  Button,
  Group,
  Paper,
  Stack,
  Text,
  Textarea,
  Title,
} from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, type ClientDetails } from "../api.ts";
import { clientQuery } from "./client-query.ts";

const LONGEST_NOTE = 5_000;

/** What colleagues wrote down about a client, newest first. */
export function ClientNotes({ client }: { readonly client: ClientDetails }) {
  const { t } = useTranslation("clients");
  const locale = useLocale();
  const { member, isOverseer } = useSignedIn();
  const problemText = useProblemText();
  const queryClient = useQueryClient();
  const [text, setText] = useState("");
  const show = (now: ClientDetails) =>
    queryClient.setQueryData(clientQuery(client.id).queryKey, now);
  const add = useMutation({
    mutationFn: (note: string) =>
      unwrap(api.clients[":id"].notes.$post({ param: { id: client.id }, json: { text: note } })),
    meta: { showsFailure: true },
    onSuccess: (now) => {
      setText("");
      show(now);
    },
  });
  const remove = useMutation({
    mutationFn: (noteId: string) =>
      unwrap(api.clients[":id"].notes[":noteId"].$delete({ param: { id: client.id, noteId } })),
    onSuccess: show,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== "") add.mutate(text.trim());
  };

  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <Title order={2} size="h4">
          {t("notes")}
        </Title>
        <form onSubmit={submit}>
          <Stack gap="xs">
            <Textarea
              label={t("note")}
              description={t("notesHint")}
              autosize
              minRows={2}
              maxRows={8}
              maxLength={LONGEST_NOTE}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
            {add.error && <Alert color="red">{problemText(add.error)}</Alert>}
            <Group justify="flex-end">
              <Button type="submit" variant="default" size="xs" loading={add.isPending}>
                {t("noteAdd")}
              </Button>
            </Group>
          </Stack>
        </form>
        {client.notes.length === 0 && (
          <Text size="sm" c="dimmed">
            {t("noNotes")}
          </Text>
        )}
        {client.notes.map((note) => {
          const day = formatMoment(new Date(note.at), { locale, timeZone: member.timeZone });
          return (
            <Group key={note.id} justify="space-between" align="flex-start" wrap="nowrap">
              <div>
                <Text size="sm" style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
                  {note.text}
                </Text>
                <Text size="xs" c="dimmed">
                  {note.author} · {day}
                </Text>
              </div>
              {(note.isOwn || isOverseer) && (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t("noteRemove", { day })}
                  onClick={() => remove.mutate(note.id)}
                >
                  <IconTrash size={16} aria-hidden />
                </ActionIcon>
              )}
            </Group>
          );
        })}
      </Stack>
    </Paper>
  );
}
