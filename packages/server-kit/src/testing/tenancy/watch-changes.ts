import type pg from "pg";

/** A row that was written, as far as it matters whose. */
export interface Change {
  /** `public.appointment INSERT` */
  readonly what: string;
  /** Empty for what is no tenant's. */
  readonly tenantId: string;
}

/** What asking by itself leaves behind. */
const LEFT_BY_ASKING: Readonly<Record<string, string>> = {
  "public.audit_entry INSERT": "what somebody tried",
  "public.auth_session UPDATE": "when a session was used last",
  "public.rate_limit INSERT": "how often somebody asked",
  "public.rate_limit UPDATE": "how often somebody asked",
};

/**
 * Notes from now on which rows of which tenant are written, whoever does it. An update that changes
 * nothing is none; what is rolled back was never noted.
 *
 * @param owner Of the test's own database.
 * @returns reads what was noted since the last time
 */
export async function watchChanges(owner: pg.Client): Promise<() => Promise<readonly Change[]>> {
  await owner.query(`
    CREATE SCHEMA watched;
    CREATE TABLE watched.change (what text NOT NULL, tenant_id text NOT NULL);
    CREATE FUNCTION watched.note() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, watched
    AS $$
    BEGIN
      IF TG_OP = 'UPDATE' AND NEW IS NOT DISTINCT FROM OLD THEN RETURN NULL; END IF;
      INSERT INTO watched.change VALUES (
        TG_TABLE_SCHEMA || '.' || TG_TABLE_NAME || ' ' || TG_OP,
        coalesce(to_jsonb(CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END) ->> 'tenant_id', ''));
      RETURN NULL;
    END
    $$;`);
  const { rows: tables } = await owner.query<{ name: string }>(`
    SELECT n.nspname || '.' || c.relname AS name
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind = 'r' AND (n.nspname = 'public' OR n.nspname = 'queue' AND c.relname = 'job_common')`);
  for (const { name } of tables) {
    await owner.query(
      `CREATE TRIGGER zz_watched AFTER INSERT OR UPDATE OR DELETE ON ${name}
       FOR EACH ROW EXECUTE FUNCTION watched.note()`,
    );
  }
  return async () => {
    const { rows } = await owner.query<Change>(`
      WITH noted AS (DELETE FROM watched.change RETURNING what, tenant_id)
      SELECT DISTINCT what, tenant_id AS "tenantId" FROM noted ORDER BY what`);
    return rows.filter(({ what }) => !(what in LEFT_BY_ASKING));
  };
}
