import { z } from "zod";

const MOST_FIELDS = 30;
const MOST_OPTIONS = 50;

const base = {
  /** Names the answer; unique within the form, and kept when the label changes. */
  id: z.string().regex(/^[A-Za-z0-9_-]{1,40}$/),
  label: z.string().trim().min(1).max(200),
  required: z.boolean().default(false),
};
const options = z.array(z.string().trim().min(1).max(100)).min(1).max(MOST_OPTIONS);

/** Something that a form asks whoever books or applies. */
export const questionFieldSchema = z.discriminatedUnion("kind", [
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

/** What a form asks, in this order: the shape of `service.fields` and `job.fields`. */
export const questionFieldsSchema = z
  .array(questionFieldSchema)
  .max(MOST_FIELDS)
  .refine((fields) => areDifferent(fields.map(({ id }) => id)), "must have ids of their own");

export type QuestionField = z.infer<typeof questionFieldSchema>;

/** Reads what a form asks from the row that has it. */
export function questionFields(fields: unknown): QuestionField[] {
  return questionFieldsSchema.parse(fields);
}

function areDifferent(texts: readonly string[]): boolean {
  return new Set(texts).size === texts.length;
}
