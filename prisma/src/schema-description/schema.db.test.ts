import { readFile } from "node:fs/promises";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../testing/index.ts";
import { describeSchema } from "./describe-schema.ts";

let database: TestDatabase;
let owner: pg.Client;

beforeAll(async () => {
  database = await testDatabase();
  owner = new pg.Client({ connectionString: database.urls.owner });
  await owner.connect();
});

afterAll(async () => {
  await owner.end();
  await database[Symbol.asyncDispose]();
});

test("the migrated schema is the one written down in schema.txt (else: pnpm --filter @convene/prisma describe)", async () => {
  const written = await readFile(new URL("../../schema.txt", import.meta.url), "utf8");
  expect(await describeSchema(owner)).toBe(written);
});
