import { unwrap, useProblemText } from "@convene/web-kit";
import { Alert, Button, Group, Stack } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { type ApplicationDetail, api } from "../api.ts";
import { colleaguesQuery } from "../jobs/job-query.ts";
import { applicationQuery } from "../queries.ts";
import { MentionField } from "./mention-field.tsx";
import { type Mentionable, toStored, toTyped } from "./mentions.ts";

interface NoteFormProps {
  readonly applicationId: string;
  /** Left out: a new one. */
  readonly note?: ApplicationDetail["notes"][number];
  /** Of one that is edited. */
  readonly onDone?: () => void;
}

/** Where a note for colleagues is written or changed. */
export function NoteForm({ applicationId, note, onDone }: NoteFormProps) {
  const { t } = useTranslation("hiring");
  const problemText = useProblemText();
  const queryClient = useQueryClient();
  const colleagues = useQuery(colleaguesQuery);
  const [typed, setTyped] = useState(note ? toTyped(note.text) : "");
  const [chosen, setChosen] = useState<readonly Mentionable[]>([]);
  const save = useMutation({
    mutationFn: () => {
      const json = { text: toStored(typed.trim(), colleagues.data?.items ?? [], chosen) };
      const notes = api.applications[":id"].notes;
      return note
        ? unwrap(notes[":noteId"].$put({ param: { id: applicationId, noteId: note.id }, json }))
        : unwrap(notes.$post({ param: { id: applicationId }, json }));
    },
    meta: { showsFailure: true },
    onSuccess: (changed) => {
      queryClient.setQueryData(applicationQuery(applicationId).queryKey, changed);
      setTyped("");
      setChosen([]);
      onDone?.();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim() !== "") save.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="xs">
        <MentionField
          label={t("notes.write")}
          description={t("notes.hint")}
          value={typed}
          onChange={setTyped}
          onMention={(person) => setChosen((before) => [person, ...before])}
          {...(note && { autoFocus: true })}
        />
        {save.error && <Alert color="red">{problemText(save.error)}</Alert>}
        <Group justify="flex-end" gap="xs">
          {note && (
            <Button variant="subtle" size="xs" onClick={onDone}>
              {t("notes.keep")}
            </Button>
          )}
          <Button
            type="submit"
            variant="default"
            size="xs"
            // Names become ids by the list of colleagues.
            disabled={colleagues.isPending}
            loading={save.isPending}
          >
            {t(note ? "notes.save" : "notes.add")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
