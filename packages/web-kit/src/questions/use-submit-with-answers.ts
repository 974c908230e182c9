import { showFirstError, useSubmit } from "@convene/ui";
import type { FormEvent } from "react";
import { useSubmitAnswer } from "../i18n/use-submit-answer.ts";
import type { Question } from "./question.ts";
import type { AnswerForm } from "./use-answer-form.ts";

/** Of a form whatever is needed to send it together with answers. */
export interface AskingForm {
  validate(): { readonly hasErrors: boolean };
  setErrors(errors: Record<string, string>): void;
}

export interface SubmitWithAnswersOptions {
  readonly questions: readonly Question[];
  readonly answers: AnswerForm;
  /** The form's own fields by the names that the API gives them. */
  readonly ownFields: Readonly<Record<string, string>>;
  /** Rejects with the API's refusal. */
  readonly send: () => Promise<unknown>;
}

const PREFIX = "answers.";

/**
 * Sends a form together with the answers to what it asks besides, once both are complete. What is
 * wrong, here or by the API, is said at the fields of either.
 */
export function useSubmitWithAnswers(
  form: AskingForm,
  { questions, answers, ownFields, send }: SubmitWithAnswersOptions,
) {
  const answerOf = useSubmitAnswer();
  const both = {
    setErrors: (given: Readonly<Record<string, string>>) => {
      const errors = Object.entries(given);
      const ofAnswers = errors.filter(([field]) => field.startsWith(PREFIX));
      form.setErrors(Object.fromEntries(errors.filter(([field]) => !field.startsWith(PREFIX))));
      answers.setErrors(
        Object.fromEntries(ofAnswers.map(([field, text]) => [field.slice(PREFIX.length), text])),
      );
    },
  };
  const apiFields = {
    ...ownFields,
    ...Object.fromEntries(questions.map(({ id }) => [`${PREFIX}${id}`, `${PREFIX}${id}`])),
  };
  const { busy, message, submit } = useSubmit(both, () => answerOf(send(), apiFields));
  const onSubmit = (event?: FormEvent<HTMLFormElement>) => {
    event?.preventDefault();
    const isComplete = [form.validate(), answers.validate()].every(({ hasErrors }) => !hasErrors);
    if (isComplete) void submit(undefined);
    // Whoever can't see what is missing is led to it.
    else showFirstError();
  };
  return { busy, message, onSubmit };
}
