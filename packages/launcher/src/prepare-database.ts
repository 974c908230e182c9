import { join } from "node:path";
import { startEmbeddedPostgres, withFileLock } from "@convene/prisma/embedded";
import { migrateDatabase } from "@convene/prisma/migrate";
import { assignRolePasswords, type RoleUrls } from "@convene/prisma/roles";
import pg from "pg";
import { type DemoSignIn, readSignIns, writeSignIns } from "./demo-sign-ins.ts";
import type { DatabaseSettings } from "./env.ts";

const DATABASE = "convene";
/** The database while its first data are being written; it gets its name when they all are. */
const UNFINISHED = "convene_unfinished";

/** A migrated database and what came with it. */
export interface PreparedDatabase {
  readonly urls: RoleUrls;
  /** Empty where nothing was seeded. */
  readonly signIns: readonly DemoSignIn[];
  /** For a person: which server, and where. */
  readonly description: string;
  /** Lets go of the server; one of ours stops. */
  close(): Promise<void>;
}

/** Fills a new database with demo data and tells who can sign in. */
type Seed = (urls: RoleUrls) => Promise<readonly DemoSignIn[]>;

export interface EmbeddedOptions {
  /** Absolute path of the folder that keeps the server's data. */
  readonly dataFolder: string;
  readonly seed: Seed;
  readonly log: (line: string) => void;
}

/** The embedded server, started, with a database that holds demo data from its first run on. */
export async function prepareEmbeddedDatabase({
  dataFolder,
  seed,
  log,
}: EmbeddedOptions): Promise<PreparedDatabase> {
  const server = await startEmbeddedPostgres({ dir: join(dataFolder, "postgres"), log });
  try {
    // Two starts at once, on different ports, may share the server: one of them makes the database.
    await withFileLock(join(dataFolder, "prepare.lock"), async () => {
      if (!(await hasDatabase(server.url()))) {
        log("First run: creating the database and demo data");
        await createSeeded(server.url, async (urls) => writeSignIns(dataFolder, await seed(urls)));
      }
      await migrateDatabase(server.url(DATABASE));
    });
    return {
      urls: await assignRolePasswords(server.url(DATABASE)),
      signIns: readSignIns(dataFolder),
      description: `embedded PostgreSQL in ${server.dir}`,
      close: server.stop,
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** The operator's own server: its database is migrated, nothing is seeded. */
export async function prepareGivenDatabase(settings: DatabaseSettings): Promise<PreparedDatabase> {
  const { url, ownerUrl, roleUrls } = settings;
  const { app, auth, sweep, queue } = roleUrls;
  await migrateDatabase(ownerUrl);
  const all =
    app && auth && sweep && queue
      ? { owner: ownerUrl, app, auth, sweep, queue }
      : await derivedUrls(settings);
  return {
    urls: all,
    signIns: [],
    description: `PostgreSQL at ${new URL(url).host}`,
    close: async () => {},
  };
}

/** URLs given by hand, and for the other roles such as follow from the owner's, through the pooler. */
async function derivedUrls({ url, ownerUrl, roleUrls }: DatabaseSettings): Promise<RoleUrls> {
  const derived = await assignRolePasswords(ownerUrl, roleUrls);
  return {
    owner: ownerUrl,
    app: roleUrls.app ?? atAddressOf(url, derived.app),
    auth: roleUrls.auth ?? atAddressOf(url, derived.auth),
    sweep: roleUrls.sweep ?? atAddressOf(url, derived.sweep),
    queue: roleUrls.queue ?? atAddressOf(url, derived.queue),
  };
}

function atAddressOf(address: string, credentials: string): string {
  const url = new URL(address);
  const { username, password } = new URL(credentials);
  url.username = username;
  url.password = password;
  return url.href;
}

/**
 * Makes the database under another name and renames it when it is complete: a start that was killed
 * half-way begins again from nothing, whatever the seeding had committed by then.
 */
async function createSeeded(
  serverUrl: (database?: string) => string,
  seed: (urls: RoleUrls) => Promise<void>,
): Promise<void> {
  await runOn(serverUrl(), `DROP DATABASE IF EXISTS ${UNFINISHED} WITH (FORCE)`);
  await runOn(serverUrl(), `CREATE DATABASE ${UNFINISHED}`);
  await migrateDatabase(serverUrl(UNFINISHED));
  await seed(await assignRolePasswords(serverUrl(UNFINISHED)));
  await runOn(serverUrl(), `ALTER DATABASE ${UNFINISHED} RENAME TO ${DATABASE}`);
}

async function hasDatabase(serverUrl: string): Promise<boolean> {
  const found = await runOn(serverUrl, `SELECT FROM pg_database WHERE datname = '${DATABASE}'`);
  return found.rowCount !== 0;
}

async function runOn(serverUrl: string, sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    return await client.query(sql);
  } finally {
    await client.end();
  }
}
