import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { DatabaseSetupError } from "../src/database-setup-error.ts";

const PACKAGE = fileURLToPath(new URL("..", import.meta.url));

/**
 * Brings a database up to date: `prisma migrate deploy`, which is left out where every migration has
 * been applied, since starting the CLI takes a second.
 *
 * @param ownerUrl Connection URL of the role that owns the schema. The database is made if the server
 *   has none of that name.
 * @throws DatabaseSetupError with the CLI's words where a migration fails.
 */
export async function migrateDatabase(ownerUrl: string): Promise<void> {
  if (await isUpToDate(ownerUrl)) return;
  const cli = join(dirname(createRequire(import.meta.url).resolve("prisma/package.json")), "build");
  const child = spawn(process.execPath, [join(cli, "index.js"), "migrate", "deploy"], {
    cwd: PACKAGE,
    env: {
      ...process.env,
      MIGRATION_DATABASE_URL: ownerUrl,
      // The CLI finds the engine's `node` by the PATH: let it be the one that runs already.
      PATH: [dirname(process.execPath), process.env.PATH].filter(Boolean).join(delimiter),
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [[exitCode], output, error] = await Promise.all([
    once(child, "exit"),
    text(child.stdout),
    text(child.stderr),
  ]);
  if (exitCode !== 0) {
    throw new DatabaseSetupError(`The database could not be migrated.\n${error || output}`);
  }
}

async function isUpToDate(ownerUrl: string): Promise<boolean> {
  const wanted = readdirSync(join(PACKAGE, "migrations"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
  const applied = await appliedMigrations(ownerUrl);
  return wanted.every((name) => applied.has(name));
}

/** The names of those that are there; none where the database is empty, missing or not reachable. */
async function appliedMigrations(ownerUrl: string): Promise<Set<string>> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 5_000 });
  client.on("error", () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ name: string }>(
      `SELECT migration_name AS name FROM _prisma_migrations
       WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
    );
    return new Set(rows.map((row) => row.name));
  } catch {
    // Whatever is wrong, the CLI meets it next and has the right words for it.
    return new Set();
  } finally {
    await client.end().catch(() => {});
  }
}
