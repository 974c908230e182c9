import type { Client } from "pg";

interface ForeignKey {
  readonly name: string;
  readonly child: string;
  readonly parent: string;
  readonly columns: readonly string[];
  readonly parentColumns: readonly string[];
}

const FOREIGN_KEYS = `
  SELECT conname AS name, conrelid::regclass::text AS child, confrelid::regclass::text AS parent,
         (SELECT array_agg(attname::text ORDER BY n) FROM unnest(conkey) WITH ORDINALITY AS k (num, n)
          JOIN pg_attribute ON attrelid = conrelid AND attnum = num) AS columns,
         (SELECT array_agg(attname::text ORDER BY n) FROM unnest(confkey) WITH ORDINALITY AS k (num, n)
          JOIN pg_attribute ON attrelid = confrelid AND attnum = num) AS "parentColumns"
  FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace`;

/** Rows that belong to a row that is not there, of every foreign key that the schema has. */
export async function findOrphans(owner: Client): Promise<readonly string[]> {
  const { rows: keys } = await owner.query<ForeignKey>(FOREIGN_KEYS);
  const wrong: string[] = [];
  for (const { name, child, parent, columns, parentColumns } of keys) {
    const same = columns.map((column, index) => `p.${parentColumns[index]} = c.${column}`);
    const set = columns.map((column) => `c.${column} IS NOT NULL`);
    const { rows } = await owner.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM ${child} c
       WHERE ${set.join(" AND ")} AND NOT EXISTS (SELECT FROM ${parent} p WHERE ${same.join(" AND ")})`,
    );
    const count = rows[0]?.count ?? 0;
    if (count > 0) wrong.push(`${count} rows of ${child} without their ${parent} (${name})`);
  }
  if (keys.length === 0) wrong.push("The schema has no foreign keys at all");
  return wrong;
}
