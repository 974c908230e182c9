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

const lines = async (sql: string) =>
  (await owner.query<{ line: string }>(sql)).rows.map((row) => row.line);

test("the migrated schema is the one written down in schema.txt (else: pnpm --filter @convene/prisma describe)", async () => {
  const written = await readFile(new URL("../../schema.txt", import.meta.url), "utf8");
  expect(await describeSchema(owner)).toBe(written);
});

test("every table with a tenant has row-level security and its policy", async () => {
  const unprotected = await lines(`
    SELECT c.relname AS line FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id'
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
      AND NOT (c.relrowsecurity AND EXISTS (
        SELECT FROM pg_policies p WHERE p.tablename = c.relname AND p.policyname = 'tenant'
          AND p.cmd = 'ALL' AND p.qual = '(tenant_id = current_tenant())' AND p.with_check = p.qual))`);
  expect(unprotected).toEqual([]);
});

test("the tenant leads every primary key, unique key, exclusion and foreign key of a tenant's table", async () => {
  const strays = await lines(`
    SELECT c.relname || ' ' || k.conname AS line FROM pg_constraint k
    JOIN pg_class c ON c.oid = k.conrelid
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id'
    WHERE c.relnamespace = 'public'::regnamespace AND k.contype IN ('p', 'u', 'x', 'f') AND k.conkey[1] <> a.attnum`);
  expect(strays).toEqual([]);
});

test("the tenant leads every index of a tenant's table but those of the sweeps, which lead with time", async () => {
  const strays = await lines(`
    SELECT i.relname AS line FROM pg_index x
    JOIN pg_class i ON i.oid = x.indexrelid
    JOIN pg_attribute a ON a.attrelid = x.indrelid AND a.attname = 'tenant_id'
    JOIN pg_class c ON c.oid = x.indrelid
    WHERE c.relnamespace = 'public'::regnamespace AND x.indkey[0] <> a.attnum
    ORDER BY 1`);
  expect(strays).toEqual([
    "appointment_payment_sweep",
    "appointment_reminder_sweep",
    "appointment_series_sweep",
    "calendar_connection_sync_sweep",
    "data_import_sweep",
    "interview_attendee_feedback_sweep",
    "interview_reminder_sweep",
    "offer_expiry_sweep",
    "payment_check_sweep",
    "reservation_expiry_sweep",
    "scheduling_request_sweep",
    "session_place_expiry_sweep",
    "waiting_entry_offer_sweep",
    "waiting_entry_sweep",
  ]);
});

test("no foreign key of a tenant's table sets a column to null: half of its key would be left", async () => {
  expect(
    await lines(
      `SELECT conname AS line FROM pg_constraint WHERE contype = 'f' AND confdeltype IN ('n', 'd')`,
    ),
  ).toEqual([]);
});

test("the apps' role owns nothing and cannot bypass row-level security", async () => {
  const powers = await lines(`
    SELECT rolname AS line FROM pg_roles
    WHERE rolname LIKE 'convene\\_%' AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb)`);
  expect(powers).toEqual([]);
  const owned = await lines(
    `SELECT relname AS line FROM pg_class WHERE relowner = 'convene_app'::regrole`,
  );
  expect(owned).toEqual([]);
});
