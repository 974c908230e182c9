import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { migrationNames, readMigrationState } from "./migration-state.ts";
import { type TestDatabase, testDatabase } from "./testing/index.ts";

let database: TestDatabase;
let owner: pg.Client;
let app: pg.Client;
beforeAll(async () => {
  database = await testDatabase();
  owner = new pg.Client({ connectionString: database.urls.owner });
  app = new pg.Client({ connectionString: database.urls.app });
  await Promise.all([owner.connect(), app.connect()]);
});
afterAll(async () => {
  await Promise.all([owner.end(), app.end()]);
  await database[Symbol.asyncDispose]();
});

const ask = async (sql: string) => (await app.query(sql)).rows;
const last = migrationNames().at(-1) ?? "";

test("a migrated database lacks nothing, and the apps' role cannot read more than names", async () => {
  expect(await readMigrationState(ask)).toEqual({ pending: [], failed: [] });
  await expect(app.query("SELECT FROM _prisma_migrations")).rejects.toMatchObject({
    code: "42501",
  });
});

test("what failed and what is missing is named; what a newer build brought is no concern", async () => {
  await owner.query(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ('x', '', '29991231000000_newer')`,
  );
  await owner.query("UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = $1", [
    last,
  ]);
  expect(await readMigrationState(ask)).toEqual({ pending: [], failed: [last] });
  await owner.query(
    "UPDATE _prisma_migrations SET rolled_back_at = now() WHERE migration_name = $1",
    [last],
  );
  expect(await readMigrationState(ask)).toEqual({ pending: [last], failed: [] });
});
