import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { uuidv7 } from "uuidv7";
import { migrationNames } from "../migration-state.ts";

const MIGRATIONS = fileURLToPath(new URL("../../migrations/", import.meta.url));

const LONGEST_RUN_MS = 60 * 60 * 1000;
const TEMPLATES_KEPT = 8;

/** Any number, the same for all who prepare templates on one server. */
const PREPARING = 7_266_836;

/** What a package's tests need in their database beyond the migrations. */
export interface Preparation {
  /** Changes whenever what `run` does changes: it is a part of the template's name. */
  readonly version: string;
  /** @param ownerUrl The template in the making, with all migrations applied. */
  run(ownerUrl: string): Promise<void>;
}

/** The migrations' SQL in the order in which they apply. */
export function readMigrations(folder: string = MIGRATIONS): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => readFileSync(`${folder}/${name}/migration.sql`, "utf8"));
}

/**
 * Sees to it that the server has a migrated, empty database to copy, one for each state of the
 * migrations and of the preparation. The first caller makes it; others wait.
 *
 * @returns Its name. Nobody can connect to it, as that would keep others from copying it.
 */
export async function ensureTemplateDatabase(
  serverUrl: string,
  migrations: readonly string[],
  prepare?: Preparation,
): Promise<string> {
  const hash = createHash("sha256")
    .update(JSON.stringify([migrations, prepare?.version ?? null]))
    .digest("hex");
  const name = `template_${hash.slice(0, 16)}`;
  await whilePreparing(serverUrl, async (server) => {
    const found = await server.query("SELECT FROM pg_database WHERE datname = $1", [name]);
    if (found.rowCount !== 0) return;
    const unfinished = `${name}_unfinished`;
    await server.query(`DROP DATABASE IF EXISTS ${unfinished} WITH (FORCE)`);
    await server.query(`CREATE DATABASE ${unfinished}`);
    const url = onDatabase(serverUrl, unfinished);
    await withClient(url, async (template) => {
      for (const script of migrations) await template.query(script);
      await noteMigrations(template);
    });
    await prepare?.run(url);
    await server.query(`ALTER DATABASE ${unfinished} ALLOW_CONNECTIONS false`);
    await server.query(`ALTER DATABASE ${unfinished} RENAME TO ${name}`);
  });
  return name;
}

/** Says that this build's migrations were applied, as Prisma's command does: servers ask for it. */
async function noteMigrations(template: pg.Client): Promise<void> {
  await template.query(`
    CREATE TABLE IF NOT EXISTS _prisma_migrations (
      id varchar(36) PRIMARY KEY, checksum varchar(64) NOT NULL, finished_at timestamptz,
      migration_name varchar(255) NOT NULL, logs text, rolled_back_at timestamptz,
      started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count integer NOT NULL DEFAULT 0)`);
  await template.query(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
     SELECT gen_random_uuid(), '', name, now(), 1 FROM unnest($1::text[]) AS name`,
    [migrationNames()],
  );
}

/**
 * Drops what earlier runs left behind: databases of tests that were killed, and templates of states
 * of the migrations that are no longer worked on.
 */
export async function dropLeftovers(serverUrl: string, now: Date): Promise<void> {
  await whilePreparing(serverUrl, async (server) => {
    const { rows } = await server.query<{ name: string }>(
      "SELECT datname AS name FROM pg_database WHERE datname ~ '^(test|template)_' ORDER BY oid DESC",
    );
    const names = rows.map((row) => row.name);
    const leftovers = [
      ...names.filter((name) => isAbandoned(name, now)),
      ...names.filter((name) => name.startsWith("template_")).slice(TEMPLATES_KEPT),
    ];
    for (const name of leftovers) {
      await server.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`);
    }
  });
}

/** A name for one test's database, which tells when it was made. */
export function testDatabaseName(): string {
  return `test_${uuidv7().replaceAll("-", "")}`;
}

/** Whether a name is of a test that can't be running any more. */
function isAbandoned(name: string, now: Date): boolean {
  const madeAt = /^test_([0-9a-f]{12})/.exec(name)?.[1]; // a UUID v7 starts with the milliseconds
  return madeAt !== undefined && now.getTime() - Number.parseInt(madeAt, 16) > LONGEST_RUN_MS;
}

/** Runs `work` while no other process prepares templates on the server. */
export async function whilePreparing<T>(
  serverUrl: string,
  work: (server: pg.Client) => Promise<T>,
): Promise<T> {
  return withClient(serverUrl, async (server) => {
    await server.query("SELECT pg_advisory_lock($1)", [PREPARING]); // goes with the connection
    return work(server);
  });
}

/** The same server, user and parameters, another database. */
export function onDatabase(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.href;
}

/** Runs `work` on a connection of its own. */
export async function withClient<T>(
  url: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
