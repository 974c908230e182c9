import { z } from "@hono/zod-openapi";

/** An error keeps its line out; a warning does not; a change says what a line does to what is there. */
export const problemLevel = z.enum(["error", "warning", "change"]);

export const importProblemSchema = z
  .object({
    line: z.int().openapi({ description: "Of the file, counted from 1" }),
    level: problemLevel,
    code: z.string().openapi({ example: "INVALID" }),
    field: z.string().optional().openapi({ example: "email" }),
    value: z
      .string()
      .optional()
      .openapi({ description: "As it stands in the file; until it is over" }),
    details: z
      .record(z.string(), z.union([z.string(), z.number(), z.array(z.string())]))
      .optional()
      .openapi({ description: "What the code is about, e.g. the other line" }),
  })
  .openapi("ImportProblem");

export type ImportProblem = z.infer<typeof importProblemSchema>;

const storedProblems = z.array(importProblemSchema);

/** The problems that keep lines out, without what stands in the file: it is not kept for longer. */
export function keptOut(problems: unknown): Omit<ImportProblem, "value">[] {
  return storedProblems
    .parse(problems)
    .filter(({ level }) => level === "error")
    .map(({ value: _value, ...problem }) => problem);
}
