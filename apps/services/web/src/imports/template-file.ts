import { toCsv } from "@convene/web-kit";
import type { ImportKind } from "./import-queries.ts";

/** The columns of the file to start from. */
export const TEMPLATE_FIELDS = {
  clients: ["name", "email", "phone", "timeZone", "locale"],
  appointments: [
    "service",
    "staff",
    "date",
    "time",
    "duration",
    "name",
    "email",
    "phone",
    "status",
    "price",
    "notes",
  ],
} as const satisfies Readonly<Record<ImportKind, readonly string[]>>;

/**
 * A file with the columns' names and nothing else.
 *
 * @param locale BCP 47: it decides what parts the columns.
 */
export function templateFile(
  kind: ImportKind,
  { fieldName, locale }: { readonly fieldName: (field: string) => string; readonly locale: string },
): string {
  return toCsv(TEMPLATE_FIELDS[kind].map(fieldName), [], locale);
}
