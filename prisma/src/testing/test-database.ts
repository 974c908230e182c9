import { inject } from "vitest";
import type { RoleUrls } from "../roles.ts";
import type {} from "./database-setup.ts"; // what the setup provides
import { onDatabase, testDatabaseName, withClient } from "./template-database.ts";

/** A database of one's own, gone at the end of the scope that holds it with `await using`. */
export interface TestDatabase extends AsyncDisposable {
  readonly urls: RoleUrls;
}

/**
 * A fresh database with all migrations applied and no rows, usually one for a test file. The package's
 * vitest config names `@convene/prisma/testing/global-setup`, or a setup of its own.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const { urls, template } = inject("testServer");
  const name = testDatabaseName();
  await withClient(urls.owner, (server) =>
    server.query(`CREATE DATABASE ${name} TEMPLATE ${template}`),
  );
  return {
    urls: {
      owner: onDatabase(urls.owner, name),
      app: onDatabase(urls.app, name),
      auth: onDatabase(urls.auth, name),
      sweep: onDatabase(urls.sweep, name),
      queue: onDatabase(urls.queue, name),
    },
    async [Symbol.asyncDispose]() {
      await withClient(urls.owner, (server) =>
        server.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
      );
    },
  };
}
