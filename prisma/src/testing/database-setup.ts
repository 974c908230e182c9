import { join } from "node:path";
import { dataFolder, startEmbeddedPostgres } from "../embedded/index.ts";
import { assignRolePasswords, type RoleUrls } from "../roles.ts";
import { testServerUrl } from "./env.ts";
import {
  dropLeftovers,
  ensureTemplateDatabase,
  type Preparation,
  readMigrations,
  whilePreparing,
} from "./template-database.ts";

/** What the setup hands to the test files. */
export interface TestServer {
  /** Each role's URL, on the server's own database. */
  readonly urls: RoleUrls;
  /** The database to copy. */
  readonly template: string;
}

declare module "vitest" {
  export interface ProvidedContext {
    testServer: TestServer;
  }
}

interface SetupProject {
  provide(key: "testServer", value: TestServer): void;
}

/**
 * A vitest global setup: one server for all packages, the one of TEST_DATABASE_URL or else an embedded
 * one, and on it a migrated database to copy.
 *
 * @param prepare What else the database of this package's tests must hold.
 * @example
 * // global-setup.ts of a package whose tests use the job queue
 * export default databaseSetup({ version: "12.35.0", run: (ownerUrl) => migrateQueue(ownerUrl) });
 */
export function databaseSetup(prepare?: Preparation) {
  return async (project: SetupProject): Promise<() => Promise<void>> => {
    const server = await openServer();
    try {
      const template = await ensureTemplateDatabase(server.url, readMigrations(), prepare);
      // After the template, as the roles come from a migration.
      const urls = await whilePreparing(server.url, () => assignRolePasswords(server.url));
      project.provide("testServer", { urls, template });
    } catch (error) {
      await server.close();
      throw error;
    }
    return server.close;
  };
}

async function openServer(): Promise<{ url: string; close: () => Promise<void> }> {
  const given = testServerUrl();
  if (given) return { url: given, close: async () => {} };
  const server = await startEmbeddedPostgres({ dir: join(dataFolder(), "test"), fast: true });
  if (!server.shared) await dropLeftovers(server.url(), new Date());
  return { url: server.url(), close: server.stop };
}
