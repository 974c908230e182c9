import type { AnswerForm, AnswerValues } from "@convene/web-kit";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { type ClientForm, type ClientValues, useClientForm } from "./use-client-form.ts";

interface Draft {
  readonly client?: Partial<ClientValues>;
  readonly answers?: AnswerValues;
}

const draftKey = ["booking-draft"] as const;

/** Puts into the next booking's form what is known of the client. */
export function useKeepDraft(): (draft: Draft) => void {
  const queryClient = useQueryClient();
  return (draft) => {
    queryClient.setQueryData<Draft>(draftKey, (before) => ({ ...before, ...draft }));
  };
}

/** The two forms of a booking, with what was typed before another time was looked for. */
export function useDraft(answers: AnswerForm): { client: ClientForm; answers: AnswerForm } {
  const queryClient = useQueryClient();
  const client = useClientForm();
  const keep = useKeepDraft();
  // Both are read once: afterwards the forms are ahead of what was kept.
  useEffect(() => {
    const draft = queryClient.getQueryData<Draft>(draftKey);
    if (draft?.client) client.setValues(draft.client);
    if (draft?.answers) answers.setValues(draft.answers);
  }, []);
  const values = { client: client.values, answers: answers.values };
  const { isDirty } = client;
  useEffect(() => {
    if (isDirty() || answers.isDirty()) keep(values);
  });
  return { client, answers };
}
