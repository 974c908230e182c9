import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { SubmitAnswer } from "./submit-answer.ts";

interface FieldErrors {
  setErrors(errors: Record<string, string>): void;
}

export interface Submission<Values> {
  readonly busy: boolean;
  /** What stands above the fields; undefined where there is nothing to say. */
  readonly message: string | undefined;
  /** True once `onSubmit` has accepted. */
  readonly accepted: boolean;
  readonly submit: (values: Values) => Promise<void>;
}

/** Runs `onSubmit` once at a time and puts its answer where it belongs. */
export function useSubmit<Values, Field extends string>(
  form: FieldErrors,
  onSubmit: (values: Values) => SubmitAnswer<Field>,
): Submission<Values> {
  const { t } = useTranslation("ui");
  const [busy, setBusy] = useState(false);
  const [accepted, setAccepted] = useState(false);
  const [message, setMessage] = useState<string>();

  const submit = async (values: Values): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setMessage(undefined);
    try {
      const problem = await onSubmit(values);
      if (!problem) {
        setAccepted(true);
        return;
      }
      const fields = Object.entries<string | undefined>(problem.fields ?? {}).flatMap(
        ([field, text]) => (text === undefined ? [] : [[field, text] as const]),
      );
      form.setErrors(Object.fromEntries(fields));
      setMessage(problem.message ?? (fields.length === 0 ? t("form.failed") : undefined));
    } catch {
      // not an answer at all: the network, or a server that fell over
      setMessage(t("form.failed"));
    } finally {
      setBusy(false);
    }
  };
  return { busy, message, accepted, submit };
}
