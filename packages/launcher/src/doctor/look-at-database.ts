import { readMigrationState } from "@convene/prisma";
import type pg from "pg";
import { connectTo } from "./connect-to.ts";
import { type Finding, fail, ok, warn } from "./finding.ts";

/** The first with uuidv7(). */
const FIRST_VERSION = 180_000;
const SKEW_WARNED_S = 2;
const SKEW_WRONG_S = 30;
/** What the pools of a server and a worker of both apps take at most, and what is left over for people. */
const MOST_CONNECTIONS = 120;

/**
 * What the database is and holds, as the apps see it.
 *
 * @param url Of the `app` role. That it comes in was looked at before; if not, nothing is said here.
 * @param now By this machine's clock.
 */
export async function lookAtDatabase(url: string, now: () => Date): Promise<readonly Finding[]> {
  const client = await connectTo(url).catch(() => undefined);
  if (!client) return [];
  try {
    return [
      await lookAtVersion(client),
      await lookAtClock(client, now),
      await lookAtMigrations(client),
      await lookAtExtensions(client),
      await lookAtProtection(client),
      await lookAtConnections(client),
    ];
  } finally {
    await client.end();
  }
}

async function lookAtVersion(client: pg.Client): Promise<Finding> {
  const { rows } = await client.query<{ number: number; version: string }>(
    `SELECT current_setting('server_version_num')::int AS number,
       current_setting('server_version') AS version`,
  );
  const { number = 0, version = "?" } = rows[0] ?? {};
  return number >= FIRST_VERSION
    ? ok("server", `PostgreSQL ${version}`)
    : fail("server", `PostgreSQL ${version} is too old`, "Upgrade it to 18 or newer");
}

async function lookAtClock(client: pg.Client, now: () => Date): Promise<Finding> {
  const before = now().getTime();
  const { rows } = await client.query<{ at: Date }>("SELECT clock_timestamp() AS at");
  const middle = (before + now().getTime()) / 2;
  const seconds = Math.abs((rows[0]?.at.getTime() ?? 0) - middle) / 1_000;
  const says = `This machine's clock and the database's are ${seconds.toFixed(1)} s apart`;
  const mend = "Let both follow a time server: holds and reminders go by them";
  if (seconds > SKEW_WRONG_S) return fail("clock", says, mend);
  return seconds > SKEW_WARNED_S ? warn("clock", says, mend) : ok("clock", says);
}

async function lookAtMigrations(client: pg.Client): Promise<Finding> {
  const mend = "Run `npx -y pnpm@12 convene migrate` with the owner's DATABASE_URL";
  try {
    const { pending, failed } = await readMigrationState(
      async (sql) => (await client.query(sql)).rows,
    );
    if (failed.length > 0) {
      const resolve =
        "Mend what its log says, mark it by `prisma migrate resolve`, and migrate again";
      return fail("migrations", `Failed half-way: ${failed.join(", ")}`, resolve);
    }
    return pending.length > 0
      ? fail("migrations", `Not applied: ${pending.join(", ")}`, mend)
      : ok("migrations", "All applied");
  } catch {
    return fail("migrations", "The database has none of them, or old ones only", mend);
  }
}

async function lookAtExtensions(client: pg.Client): Promise<Finding> {
  const { rows } = await client.query("SELECT FROM pg_extension WHERE extname = 'btree_gist'");
  return rows.length > 0
    ? ok("extensions", "btree_gist is there")
    : fail(
        "extensions",
        "btree_gist is missing, without which nothing refuses a double booking",
        "CREATE EXTENSION btree_gist",
      );
}

async function lookAtProtection(client: pg.Client): Promise<Finding> {
  const { rows } = await client.query<{ name: string }>(`
    SELECT c.relname AS name FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
      AND NOT (c.relrowsecurity AND EXISTS (
        SELECT FROM pg_policies p WHERE p.tablename = c.relname AND p.policyname = 'tenant'))
    ORDER BY 1`);
  const names = rows.map(({ name }) => name).join(", ");
  return rows.length === 0
    ? ok("row-level security", "Every organisation's table is protected")
    : fail(
        "row-level security",
        `Not protected: ${names}`,
        "As the owner: SELECT protect_tenant_table('…') for each",
      );
}

async function lookAtConnections(client: pg.Client): Promise<Finding> {
  const { rows } = await client.query<{ most: number; open: number }>(`
    SELECT current_setting('max_connections')::int
        - current_setting('superuser_reserved_connections')::int AS most,
      (SELECT count(*)::int FROM pg_stat_activity WHERE backend_type = 'client backend') AS open`);
  const { most = 0, open = 0 } = rows[0] ?? {};
  const says = `${open} of ${most} connections are open`;
  const mend = "Raise max_connections, or put a pooler in front";
  if (open > most * 0.9) return fail("connections", says, mend);
  return most < MOST_CONNECTIONS
    ? warn(
        "connections",
        `${says}; a server and a worker of both apps may take ${MOST_CONNECTIONS}`,
        mend,
      )
    : ok("connections", says);
}
