import type pg from "pg";

export interface Column {
  readonly name: string;
  /** As PostgreSQL writes it, e.g. `timestamp(3) with time zone`. */
  readonly type: string;
  readonly required: boolean;
  readonly hasDefault: boolean;
  /** Of an enumeration, in its order; else null. */
  readonly labels: readonly string[] | null;
}

export interface ForeignKey {
  readonly name: string;
  readonly columns: readonly string[];
  readonly table: string;
  readonly tableColumns: readonly string[];
}

export interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly primaryKey: readonly string[];
  readonly foreignKeys: readonly ForeignKey[];
  /** Whether its rows are a tenant's. */
  readonly hasTenant: boolean;
}

const TABLES = `
  SELECT c.relname AS name,
    EXISTS (SELECT FROM pg_attribute a
            WHERE a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped) AS "hasTenant",
    (SELECT json_agg(json_build_object(
        'name', a.attname,
        'type', format_type(a.atttypid, a.atttypmod),
        'required', a.attnotnull,
        'hasDefault', a.atthasdef,
        'labels', (SELECT json_agg(e.enumlabel ORDER BY e.enumsortorder)
                   FROM pg_enum e WHERE e.enumtypid = a.atttypid)) ORDER BY a.attnum)
     FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns,
    coalesce((SELECT column_names(k.conrelid, k.conkey)
              FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'p'), '[]') AS "primaryKey",
    coalesce((SELECT json_agg(json_build_object(
        'name', k.conname,
        'columns', column_names(k.conrelid, k.conkey),
        'table', k.confrelid::regclass::text,
        'tableColumns', column_names(k.confrelid, k.confkey)))
     FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'f'), '[]') AS "foreignKeys"
  FROM pg_class c
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
    AND c.relname <> '_prisma_migrations'
  ORDER BY c.relname COLLATE "C"`;

/** Every table of the schema as the database itself describes it. Needs the owner's connection. */
export async function readCatalogue(owner: pg.Client): Promise<readonly Table[]> {
  await owner.query(`
    CREATE OR REPLACE FUNCTION pg_temp.column_names(relation oid, numbers int2[]) RETURNS json
    LANGUAGE sql AS $$
      SELECT json_agg(a.attname ORDER BY n.at)
      FROM unnest(numbers) WITH ORDINALITY AS n(number, at)
      JOIN pg_attribute a ON a.attrelid = relation AND a.attnum = n.number
    $$`);
  const { rows } = await owner.query<Table>(
    TABLES.replaceAll("column_names(", "pg_temp.column_names("),
  );
  return rows;
}
