import pg from "pg";

/** What has a form of its own, by which the apps work. */
const FORMED =
  /(zone|locale|language|rule|_local|colour|hash|secret|credentials|cursor|currency|quiet_\w+|operation|slug|^content)$/;

/**
 * Puts a word in front of every text that a tenant's rows hold, so that it is known again wherever it
 * turns up. Texts that no check lets change stay as they are.
 *
 * @returns plants the word in the rows that were written since
 */
export async function markersOf(owner: pg.Client): Promise<{
  plant(tenantId: string, word: string): Promise<void>;
}> {
  const { rows } = await owner.query<{ table: string; columns: string[] }>(`
    SELECT c.relname AS table, array_agg(a.attname::text) AS columns
    FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.atttypid = 'text'::regtype
      AND EXISTS (SELECT FROM pg_attribute t WHERE t.attrelid = c.oid AND t.attname = 'tenant_id')
      AND NOT EXISTS (SELECT FROM pg_constraint k
                      WHERE k.conrelid = c.oid AND k.contype = 'p' AND a.attnum = ANY (k.conkey))
    GROUP BY c.relname`);
  const texts = rows.flatMap(({ table, columns }) =>
    columns.filter((column) => !FORMED.test(column)).map((column) => ({ table, column })),
  );
  return {
    async plant(tenantId, word) {
      // No trigger looks at what is said, nor notes it as somebody's doing.
      const statements = texts.map(
        ({ table, column }) => `
          BEGIN
            UPDATE "${table}" SET "${column}" = ${pg.escapeLiteral(`${word}-`)} || "${column}"
            WHERE tenant_id = ${pg.escapeLiteral(tenantId)} AND "${column}" IS NOT NULL
              AND left("${column}", ${word.length}) <> ${pg.escapeLiteral(word)};
          EXCEPTION WHEN check_violation OR unique_violation THEN NULL;
          END;`,
      );
      await owner.query(`
        SET session_replication_role = replica;
        DO $do$ BEGIN ${statements.join("\n")} END $do$;
        SET session_replication_role = DEFAULT;`);
    },
  };
}
