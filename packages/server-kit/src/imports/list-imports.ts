import type { DataImport, Prisma, Product, Work } from "@convene/prisma";
import { NotFoundError } from "@convene/scheduling-core";
import type { z } from "zod";
import type { ImportProblem, problemLevel } from "./import-problem.ts";

type ProblemLevel = z.infer<typeof problemLevel>;

/** An import without its file and without its problems, both of which may be large. */
const summary = {
  omit: { content: true, problems: true },
  include: { member: { select: { name: true } } },
} satisfies Prisma.DataImportDefaultArgs;

export interface ImportSummary extends Omit<DataImport, "content" | "problems"> {
  readonly member: { readonly name: string };
}

/** An import as its page shows it. */
export interface ImportView {
  readonly summary: ImportSummary;
  /** How many problems of each level were kept. */
  readonly counts: Readonly<Record<ProblemLevel, number>>;
  /** The beginning of the file; empty once it is over. */
  readonly head: string;
}

/** Enough for the first lines. */
const HEAD_LETTERS = 20_000;

/** The organisation's imports into a product, the latest first. */
export async function listImports(
  { tx }: Work,
  product: Product,
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<{ readonly items: readonly ImportSummary[]; readonly nextCursor: string | null }> {
  const found = await tx.dataImport.findMany({
    ...summary,
    where: { product, ...(cursor !== undefined && { id: { lt: cursor } }) },
    orderBy: { id: "desc" },
    take: limit + 1,
  });
  const items = found.slice(0, limit);
  return { items, nextCursor: found.length > limit ? (items.at(-1)?.id ?? null) : null };
}

/** @throws NotFoundError also for one of the other product */
export async function viewImport(
  { tx }: Work,
  product: Product,
  importId: string,
): Promise<ImportView> {
  const found = await tx.dataImport.findFirst({ ...summary, where: { id: importId, product } });
  if (!found) throw new NotFoundError("import");
  const levels = await tx.$queryRaw<{ level: ProblemLevel; count: number }[]>`
    SELECT problem->>'level' AS level, count(*)::int AS count
    FROM data_import, jsonb_array_elements(problems) AS problem
    WHERE tenant_id = current_tenant() AND id = ${importId}::uuid GROUP BY 1`;
  const [file] = await tx.$queryRaw<{ head: string }[]>`
    SELECT left(content, ${HEAD_LETTERS}) AS head FROM data_import
    WHERE tenant_id = current_tenant() AND id = ${importId}::uuid`;
  const countOf = (level: ProblemLevel) => levels.find((one) => one.level === level)?.count ?? 0;
  return {
    summary: found,
    counts: { error: countOf("error"), warning: countOf("warning"), change: countOf("change") },
    head: file?.head ?? "",
  };
}

interface ProblemsRequest {
  /** Left out: all. */
  readonly level?: ProblemLevel | undefined;
  readonly offset: number;
  readonly limit: number;
}

/**
 * A page of what there is to say about the lines, in their order.
 *
 * @throws NotFoundError also for an import of the other product
 */
export async function listImportProblems(
  { tx }: Work,
  product: Product,
  importId: string,
  { level, offset, limit }: ProblemsRequest,
): Promise<readonly ImportProblem[]> {
  const rows = await tx.$queryRaw<{ items: ImportProblem[] }[]>`
    SELECT (
      SELECT coalesce(jsonb_agg(problem ORDER BY place), '[]') FROM (
        SELECT problem, place
        FROM jsonb_array_elements(problems) WITH ORDINALITY AS one (problem, place)
        WHERE ${level ?? null}::text IS NULL OR problem->>'level' = ${level ?? null}
        ORDER BY place OFFSET ${offset} LIMIT ${limit}
      ) AS page
    ) AS items
    FROM data_import
    WHERE tenant_id = current_tenant() AND id = ${importId}::uuid AND product = ${product}::product`;
  const [found] = rows;
  if (!found) throw new NotFoundError("import");
  return found.items;
}
