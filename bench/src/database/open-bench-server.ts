import { rmSync } from "node:fs";
import { join } from "node:path";
import { dataFolder, startEmbeddedPostgres } from "@convene/prisma/embedded";
import { migrateDatabase } from "@convene/prisma/migrate";
import { assignRolePasswords, type RoleUrls } from "@convene/prisma/roles";

/** A PostgreSQL server for one run, with as many migrated databases as are asked for. */
export interface BenchServer extends AsyncDisposable {
  database(name: string): Promise<RoleUrls>;
}

/** Starts a server of its own, away from that of the tests, and removes it when it is closed. */
export async function openBenchServer(): Promise<BenchServer> {
  const dir = join(dataFolder(), `bench-${process.pid}`);
  const server = await startEmbeddedPostgres({ dir, fast: true });
  return {
    async database(name) {
      const url = server.url(name);
      await migrateDatabase(url);
      return await assignRolePasswords(url);
    },
    async [Symbol.asyncDispose]() {
      await server.stop();
      for (const folder of [dir, server.dir]) rmSync(folder, { recursive: true, force: true });
    },
  };
}
