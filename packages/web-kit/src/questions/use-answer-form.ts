import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import type { Question } from "./question.ts";

/** What stands in the fields, by their ids: a text, or whether a box is ticked. */
export type AnswerValues = Record<string, string | boolean>;

/** The form of what somebody is asked. */
export function useAnswerForm(questions: readonly Question[]) {
  const { t } = useTranslation("kit");
  return useForm<AnswerValues>({
    initialValues: Object.fromEntries(
      questions.map(({ id, kind }) => [id, kind === "checkbox" ? false : ""]),
    ),
    validate: (values) =>
      Object.fromEntries(
        questions.flatMap((question) => {
          const problem = problemOf(question, values[question.id]);
          return problem === undefined ? [] : [[question.id, t(`question.${problem}`)]];
        }),
      ),
  });
}

export type AnswerForm = ReturnType<typeof useAnswerForm>;

function problemOf(
  { kind, required }: Question,
  value: string | boolean | undefined,
): "needed" | "tickNeeded" | "choiceNeeded" | "numberWrong" | undefined {
  const isEmpty = typeof value === "string" ? value.trim() === "" : value !== true;
  if (isEmpty) {
    if (!required) return undefined;
    return kind === "checkbox" ? "tickNeeded" : kind === "choice" ? "choiceNeeded" : "needed";
  }
  return kind === "number" && Number.isNaN(asNumber(String(value))) ? "numberWrong" : undefined;
}

/** As the API wants them; what was left empty is left out. */
export function answersInput(questions: readonly Question[], values: AnswerValues) {
  return Object.fromEntries(
    questions.flatMap(({ id, kind }): (readonly [string, string | number | boolean])[] => {
      const value = values[id];
      if (typeof value === "boolean") return [[id, value]];
      const text = value?.trim() ?? "";
      if (text === "") return [];
      return [[id, kind === "number" ? asNumber(text) : text]];
    }),
  );
}

/** In French the decimal point is a comma. */
function asNumber(text: string): number {
  return Number(text.trim().replace(",", "."));
}
