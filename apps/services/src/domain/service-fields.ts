import { InvalidInputError } from "@convene/scheduling-core";
import { z } from "zod";

const MOST_FIELDS = 30;
const MOST_OPTIONS = 50;
/** Characters of an answer. */
const LONGEST_TEXT = 200;
const LONGEST_LONG_TEXT = 2_000;

const base = {
  /** Names the answer; unique within the service, and kept when the label changes. */
  id: z.string().regex(/^[A-Za-z0-9_-]{1,40}$/),
  label: z.string().trim().min(1).max(200),
  required: z.boolean().default(false),
};
const options = z.array(z.string().trim().min(1).max(100)).min(1).max(MOST_OPTIONS);

/** Something that a service asks its client. */
export const serviceFieldSchema = z.discriminatedUnion("kind", [
  z.object({ ...base, kind: z.literal("text") }),
  z.object({ ...base, kind: z.literal("longText") }),
  z.object({
    ...base,
    kind: z.literal("choice"),
    options: options.refine(areDifferent, "must differ from each other"),
  }),
  z.object({ ...base, kind: z.literal("checkbox") }),
  z.object({ ...base, kind: z.literal("number") }),
]);

/** What a service asks its clients, in this order: the shape of `service.fields`. */
export const serviceFieldsSchema = z
  .array(serviceFieldSchema)
  .max(MOST_FIELDS)
  .refine((fields) => areDifferent(fields.map(({ id }) => id)), "must have ids of their own");

export type ServiceField = z.infer<typeof serviceFieldSchema>;

/** What a client gave, by the fields' ids. */
export type GivenAnswers = Readonly<Record<string, string | number | boolean>>;

/** The shape of `appointment.answers`: with their labels, as they were asked. */
export const storedAnswersSchema = z.array(
  z.object({
    id: z.string(),
    label: z.string(),
    value: z.union([z.string(), z.number(), z.boolean()]),
  }),
);

export type StoredAnswer = z.infer<typeof storedAnswersSchema>[number];

/** Reads what a service asks from its row. */
export function serviceFields(fields: unknown): ServiceField[] {
  return serviceFieldsSchema.parse(fields);
}

/** Reads what a client answered from the appointment's row. */
export function storedAnswers(answers: unknown): StoredAnswer[] {
  return storedAnswersSchema.parse(answers);
}

/**
 * Checks a client's answers, and puts them in the order of the questions. What was left empty is left
 * out, a box that is not ticked as well.
 *
 * @param isForm Whether all questions were put; else a required answer may be missing.
 * @throws InvalidInputError naming `answers.<id>`
 * @example
 * answersTo([{ id: "size", label: "Your size", kind: "number", required: true }], { size: 42 }, { isForm: true })
 * // [{ id: "size", label: "Your size", value: 42 }]
 */
export function answersTo(
  fields: readonly ServiceField[],
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
  field: ServiceField,
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

function readText(field: ServiceField, given: unknown, longest: number): string | undefined {
  if (typeof given !== "string") throw refused(field, "must be a text");
  const text = given.trim();
  if (text.length > longest) throw refused(field, `is longer than ${longest} characters`);
  return text || undefined;
}

function refused({ id }: ServiceField, problem: string): InvalidInputError {
  return new InvalidInputError(`answers.${id}`, problem);
}

function areDifferent(texts: readonly string[]): boolean {
  return new Set(texts).size === texts.length;
}
