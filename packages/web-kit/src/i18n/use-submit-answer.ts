import type { SubmitAnswer } from "@convene/ui";
import { useTranslation } from "react-i18next";
import { submitProblem } from "./problem-text.ts";

/**
 * Turns what a form sends into the form's answer: nothing where it was accepted, the refusal in
 * words otherwise.
 *
 * @example
 * onSubmit={(values) => answerOf(save(values), { name: "name" })}
 */
export function useSubmitAnswer() {
  const { i18n } = useTranslation("kit");
  return async <Field extends string>(
    request: Promise<unknown>,
    fields: Readonly<Record<string, Field>> = {},
  ): SubmitAnswer<Field> => {
    try {
      await request;
      return undefined;
    } catch (error) {
      return submitProblem(i18n, error, fields);
    }
  };
}
