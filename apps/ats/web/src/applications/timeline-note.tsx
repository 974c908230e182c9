import { ConfirmDialog, formatMoment, useLocale } from "@convene/ui";
import { unwrap, useProblemText, useSignedIn } from "@convene/web-kit";
import { ActionIcon, Group, Text } from "@mantine/core";
import { IconPencil, IconTrash } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type ApplicationDetail, api } from "../api.ts";
import { applicationQuery } from "../queries.ts";
import { mayRecruit } from "../staff/may-recruit.ts";
import { NoteForm } from "./note-form.tsx";
import { NoteText } from "./note-text.tsx";

interface TimelineNoteProps {
  readonly applicationId: string;
  readonly note: ApplicationDetail["notes"][number];
}

/** A note among all that happened; one's own can be changed. */
export function TimelineNote({ applicationId, note }: TimelineNoteProps) {
  const { t } = useTranslation("hiring");
  const locale = useLocale();
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  const { member } = useSignedIn();
  const [isEditing, setIsEditing] = useState(false);
  const [asked, setAsked] = useState(false);
  const { id: noteId, author, isOwn, text } = note;
  const day = formatMoment(new Date(note.at), { locale, timeZone: member.timeZone });
  const remove = async () => {
    try {
      const changed = await unwrap(
        api.applications[":id"].notes[":noteId"].$delete({
          param: { id: applicationId, noteId },
        }),
      );
      queryClient.setQueryData(applicationQuery(applicationId).queryKey, changed);
      return undefined;
    } catch (error) {
      return { message: problemText(error) };
    }
  };
  if (isEditing) {
    return (
      <NoteForm applicationId={applicationId} note={note} onDone={() => setIsEditing(false)} />
    );
  }
  return (
    <div id={`note-${noteId}`}>
      <Group justify="space-between" wrap="nowrap" align="flex-start" gap="xs">
        <Text size="xs" c="dimmed">
          {t("timeline.wrote", { name: author })} · {day}
          {note.editedAt !== null && ` · ${t("notes.edited")}`}
        </Text>
        <Group gap={2} wrap="nowrap">
          {isOwn && (
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              aria-label={t("notes.edit", { day })}
              onClick={() => setIsEditing(true)}
            >
              <IconPencil size={14} aria-hidden />
            </ActionIcon>
          )}
          {(isOwn || mayRecruit(member)) && (
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              aria-label={t("notes.remove", { day })}
              onClick={() => setAsked(true)}
            >
              <IconTrash size={14} aria-hidden />
            </ActionIcon>
          )}
        </Group>
      </Group>
      <NoteText text={text} />
      <ConfirmDialog
        opened={asked}
        title={t("notes.removeQuestion")}
        confirmLabel={t("notes.removeConfirm")}
        destructive
        onConfirm={remove}
        onClose={() => setAsked(false)}
      >
        {t("notes.removeHint")}
      </ConfirmDialog>
    </div>
  );
}
