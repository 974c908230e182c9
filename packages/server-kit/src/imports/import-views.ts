import type { z } from "@hono/zod-openapi";
import type { importListSchema, importSchema } from "./import-schemas.ts";
import { readSetup } from "./import-setup.ts";
import type { Importer } from "./importer.ts";
import type { ImportSummary, ImportView } from "./list-imports.ts";
import { readSample } from "./read-sample.ts";

export function toImportSummary(
  found: ImportSummary,
): z.infer<typeof importListSchema>["items"][number] {
  const { id, kind, state, fileName, total, done, created, updated, skipped } = found;
  return {
    id,
    kind,
    state,
    fileName,
    total,
    done,
    created,
    updated,
    skipped,
    by: found.member.name,
    createdAt: found.createdAt.toISOString(),
    finishedAt: found.finishedAt?.toISOString() ?? null,
  };
}

/** @param importers One of them is of its kind, or its columns are not known here. */
export function toImport(
  { summary, counts, head }: ImportView,
  importers: readonly Importer[],
): z.infer<typeof importSchema> {
  const { header, fields, settings } = readSetup(summary.columns);
  const importer = importers.find(({ kind }) => kind === summary.kind);
  const needed = new Set(importer?.needed.flat());
  const { tellPeople, ...rest } = settings;
  return {
    ...toImportSummary(summary),
    header,
    fields: (importer?.columns ?? []).map(({ field }) => ({
      field,
      column: fields[field] ?? null,
      isNeeded: needed.has(field),
    })),
    settings: rest,
    tellPeople,
    sample: readSample(head),
    problems: counts,
  };
}
