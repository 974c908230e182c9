import { Prisma, type Work } from "@convene/prisma";
import type { SubjectNames } from "./subject-names.ts";
import type { Subject } from "./subject-of.ts";

interface NameRow {
  readonly id: string;
  readonly name: string | null;
}

/**
 * What things are called at present, in one statement.
 *
 * @returns By id, which no two things share; without what is gone, was erased, or is of an area that
 *   `names` does not know.
 */
export async function nameSubjects(
  { tx }: Pick<Work, "tx">,
  wanted: readonly Subject[],
  names: SubjectNames,
): Promise<ReadonlyMap<string, string>> {
  const statements = [...Map.groupBy(wanted, ({ area }) => area)].flatMap(([area, subjects]) => {
    const ids = [...new Set(subjects.map(({ id }) => id))];
    return names[area]?.(ids) ?? [];
  });
  if (statements.length === 0) return new Map();
  const rows = await tx.$queryRaw<readonly NameRow[]>(Prisma.join(statements, " UNION ALL "));
  return new Map(rows.flatMap(({ id, name }) => (name ? [[id, name]] : [])));
}
