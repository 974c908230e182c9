import type pg from "pg";

/** A part of the catalogue, one line of text a row. */
interface Section {
  readonly title: string;
  readonly sql: string;
}

const SECTIONS: readonly Section[] = [
  {
    title: "Extensions",
    sql: `SELECT extname AS line FROM pg_extension WHERE extname <> 'plpgsql' ORDER BY 1`,
  },
  {
    title: "Enumerations",
    sql: `
      SELECT typname || ': ' || string_agg(enumlabel, ', ' ORDER BY enumsortorder) AS line
      FROM pg_enum JOIN pg_type ON pg_type.oid = enumtypid
      WHERE typnamespace = 'public'::regnamespace
      GROUP BY typname ORDER BY typname COLLATE "C"`,
  },
  {
    title: "Columns",
    sql: `
      SELECT relname || '.' || attname || ' ' || format_type(atttypid, atttypmod)
             || CASE WHEN attnotnull THEN ' not null' ELSE '' END
             || coalesce(' default ' || pg_get_expr(adbin, adrelid), '') AS line
      FROM pg_attribute
      JOIN pg_class ON pg_class.oid = attrelid
      LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
      WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND attnum > 0 AND NOT attisdropped
        AND relname <> '_prisma_migrations'
      ORDER BY relname COLLATE "C", attnum`,
  },
  {
    title: "Constraints",
    // NOT NULL constraints (contype n) are in the columns' lines already.
    sql: `
      SELECT relname || ' ' || conname || ' ' || pg_get_constraintdef(pg_constraint.oid) AS line
      FROM pg_constraint JOIN pg_class ON pg_class.oid = conrelid
      WHERE connamespace = 'public'::regnamespace AND contype <> 'n' AND relname <> '_prisma_migrations'
      ORDER BY relname COLLATE "C", conname COLLATE "C"`,
  },
  {
    title: "Indexes",
    sql: `
      SELECT pg_get_indexdef(indexrelid) AS line
      FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
      WHERE relnamespace = 'public'::regnamespace AND indrelid IS DISTINCT FROM to_regclass('public._prisma_migrations')::oid
      ORDER BY relname COLLATE "C", indexrelid::regclass::text COLLATE "C"`,
  },
  {
    title: "Row-level security",
    sql: `
      SELECT tablename || ' ' || policyname || ' for ' || cmd || ' to ' || array_to_string(roles, ', ')
             || ' using ' || coalesce(qual, '-') || ' with check ' || coalesce(with_check, '-') AS line
      FROM pg_policies WHERE schemaname = 'public' ORDER BY tablename COLLATE "C", policyname COLLATE "C"`,
  },
  {
    title: "Grants on tables",
    sql: `
      SELECT table_name || ' to ' || grantee || ': ' || string_agg(privilege_type, ', ' ORDER BY privilege_type) AS line
      FROM information_schema.role_table_grants
      WHERE table_schema = 'public' AND grantee LIKE 'convene\\_%'
      GROUP BY table_name, grantee ORDER BY table_name COLLATE "C", grantee COLLATE "C"`,
  },
  {
    title: "Grants on columns",
    sql: `
      SELECT relname || '.' || attname || ' ' || array_to_string(attacl::text[], ' ') AS line
      FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
      WHERE relnamespace = 'public'::regnamespace AND attacl IS NOT NULL
      ORDER BY relname COLLATE "C", attnum`,
  },
  {
    title: "Functions",
    sql: `
      SELECT pg_get_functiondef(pg_proc.oid) || '-- granted to '
             || coalesce((SELECT string_agg(DISTINCT CASE WHEN grantee = 0 THEN 'public' ELSE grantee::regrole::text END, ', ')
                          FROM aclexplode(proacl) WHERE grantee <> proowner), 'public') AS line
      FROM pg_proc
      WHERE pronamespace = 'public'::regnamespace
        AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_proc.oid AND deptype = 'e')
      ORDER BY proname COLLATE "C"`,
  },
  {
    title: "Triggers",
    sql: `
      SELECT pg_get_triggerdef(pg_trigger.oid) AS line
      FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
      WHERE relnamespace = 'public'::regnamespace AND NOT tgisinternal ORDER BY 1`,
  },
];

/**
 * The whole schema as text: what Prisma's schema says, and what it cannot say. It is kept beside the
 * migrations and compared with the migrated database, because Prisma neither drops nor misses a
 * constraint, policy or function.
 */
export async function describeSchema(client: pg.Client): Promise<string> {
  const parts: string[] = [];
  for (const { title, sql } of SECTIONS) {
    const { rows } = await client.query<{ line: string }>(sql);
    // The owner differs from machine to machine: it stands in the grants that it gave.
    const lines = rows.map((row) => row.line.replaceAll(/\/\w+(?=$| )/g, ""));
    parts.push(`# ${title}\n\n${lines.join("\n")}\n`);
  }
  return parts.join("\n");
}
