import { z } from "@hono/zod-openapi";

/** What a file does not say of itself. */
export const importSettingsSchema = z
  .object({
    dateOrder: z.enum(["dmy", "mdy"]).openapi({
      description: "How 03/04/2026 is meant: the 3rd of April, or March the 4th",
    }),
    phonePrefix: z
      .string()
      .regex(/^\+[1-9]\d{0,3}$/)
      .nullable()
      .openapi({
        description: "Of phone numbers without one; null: they are refused",
        example: "+49",
      }),
  })
  .openapi("ImportSettings");

const setupSchema = z.object({
  header: z.array(z.string()),
  /** The column of each field, by its name in the header. */
  fields: z.record(z.string(), z.string()),
  settings: importSettingsSchema.extend({
    /** Whether those whom it is about get messages of it. */
    tellPeople: z.boolean(),
  }),
});

/** How a file is understood; kept in `DataImport.columns`. */
export type ImportSetup = z.infer<typeof setupSchema>;
export type ImportSettings = ImportSetup["settings"];

export function readSetup(stored: unknown): ImportSetup {
  return setupSchema.parse(stored);
}
