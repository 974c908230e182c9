import { z } from "@hono/zod-openapi";
import { timeSchema } from "../http/schemas.ts";
import { importProblemSchema, problemLevel } from "./import-problem.ts";
import { importSettingsSchema } from "./import-setup.ts";

const stateSchema = z.enum(["checking", "checked", "running", "done", "failed", "cancelled"]);
const kindSchema = z.enum(["clients", "appointments", "candidates"]);

export const uploadInput = z
  .object({
    kind: kindSchema,
    file: z.instanceof(File).openapi({ type: "string", format: "binary", description: "CSV" }),
  })
  .openapi("NewImport");

/** More than any kind of import has. */
const MOST_FIELDS = 100;

export const columnsInput = z
  .object({
    fields: z
      .record(z.string().max(40), z.string().max(1_000).nullable())
      .refine((fields) => Object.keys(fields).length <= MOST_FIELDS, "has too many fields")
      .openapi({
        maxProperties: MOST_FIELDS,
        description: "By field the name of its column in the file; null or left out: it has none",
        example: { name: "Nom", email: "Courriel" },
      }),
    settings: importSettingsSchema,
  })
  .openapi("ImportColumns");

export const startInput = z
  .object({
    tellPeople: z
      .boolean()
      .default(false)
      .openapi({ description: "Whether those whom it is about get messages of it" }),
  })
  .openapi("ImportStart");

export const importsQuery = z.object({
  cursor: z.uuid().optional().openapi({ description: "`nextCursor` of the page before" }),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

export const problemsQuery = z.object({
  level: problemLevel.optional(),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(20_000).default(100),
});

const summarySchema = z.object({
  id: z.uuid(),
  kind: kindSchema,
  state: stateSchema,
  fileName: z.string(),
  total: z.int().openapi({ description: "Lines" }),
  done: z.int().openapi({ description: "Lines that are behind" }),
  created: z.int().openapi({ description: "Before it is run: would be" }),
  updated: z.int(),
  skipped: z.int(),
  by: z.string(),
  createdAt: timeSchema,
  finishedAt: timeSchema.nullable(),
});

export const importListSchema = z.object({
  items: z.array(summarySchema.openapi("ImportSummary")),
  nextCursor: z.string().nullable(),
});

export const importSchema = summarySchema
  .extend({
    header: z.array(z.string()).openapi({ description: "The columns of the file" }),
    fields: z.array(
      z.object({
        field: z.string(),
        column: z.string().nullable(),
        isNeeded: z.boolean().openapi({ description: "It, or another one of its group" }),
      }),
    ),
    settings: importSettingsSchema,
    tellPeople: z.boolean(),
    sample: z
      .array(z.array(z.string()))
      .openapi({ description: "The first lines, until it is over" }),
    problems: z.object({ error: z.int(), warning: z.int(), change: z.int() }),
  })
  .openapi("Import");

export const problemsSchema = z.object({ items: z.array(importProblemSchema) });
