import { InvalidInputError } from "@convene/scheduling-core";
import { z } from "zod";
import type { QuestionField } from "./question-field.ts";

/** Characters of an answer. */
const LONGEST_TEXT = 200;
const LONGEST_LONG_TEXT = 2_000;

/** What was given, by the fields' ids. */
export type GivenAnswers = Readonly<Record<string, string | number | boolean>>;

/** Answers as they are kept: with their labels, as they were asked. */
export const storedAnswersSchema = z.array(
  z.object({
    id: z.string(),
    label: z.string(),
    value: z.union([z.string(), z.number(), z.boolean()]),
  }),
);

export type StoredAnswer = z.infer<typeof storedAnswersSchema>[number];

/** Reads what was answered from the row that has it. */
export function storedAnswers(answers: unknown): StoredAnswer[] {
  return storedAnswersSchema.parse(answers);
}

/**
 * Checks what was answered, and puts it in the order of the questions. What was left empty is left
 * out, a box that is not ticked as well.
 *
 * @param isForm Whether all questions were put; else a required answer may be missing.
 * @throws InvalidInputError naming `answers.<id>`
 * @example
 * answersTo([{ id: "size", label: "Your size", kind: "number", required: true }], { size: 42 }, { isForm: true })
 * // [{ id: "size", label: "Your size", value: 42 }]
 */
export function answersTo(
  fields: readonly QuestionField[],
  given: GivenAnswers,
  { isForm }: { readonly isForm: boolean },
): StoredAnswer[] {
  const asked = new Set(fields.map(({ id }) => id));
  const stray = Object.keys(given).find((id) => !asked.has(id));
  if (stray !== undefined) throw new InvalidInputError(`answers.${stray}`, "was not asked");
  return fields.flatMap((field) => {
    const { id, label, required } = field;
    const value = readAnswer(field, given[id]);
    if (value !== undefined) return [{ id, label, value }];
    if (required && isForm) throw refused(field, "is required");
    return [];
  });
}

/** @returns undefined where nothing was said */
function readAnswer(
  field: QuestionField,
  given: string | number | boolean | undefined,
): string | number | boolean | undefined {
  if (given === undefined) return undefined;
  switch (field.kind) {
    case "text":
      return readText(field, given, LONGEST_TEXT);
    case "longText":
      return readText(field, given, LONGEST_LONG_TEXT);
    case "choice": {
      const chosen = readText(field, given, LONGEST_TEXT);
      if (chosen === undefined || field.options.includes(chosen)) return chosen;
      throw refused(field, "must be one of the options");
    }
    case "checkbox":
      if (typeof given !== "boolean") throw refused(field, "must be true or false");
      return given || undefined;
    case "number":
      if (typeof given === "number" && Number.isFinite(given)) return given;
      throw refused(field, "must be a number");
  }
}

function readText(field: QuestionField, given: unknown, longest: number): string | undefined {
  if (typeof given !== "string") throw refused(field, "must be a text");
  const text = given.trim();
  if (text.length > longest) throw refused(field, `is longer than ${longest} characters`);
  return text || undefined;
}

function refused({ id }: QuestionField, problem: string): InvalidInputError {
  return new InvalidInputError(`answers.${id}`, problem);
}
