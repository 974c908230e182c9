import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../testing/index.ts";

// What Citus asks of a schema whose tables are to be spread by tenant, as far as the catalogue can say
// it. That the tenant leads every key is asked in tenancy/catalogue.db.test.ts; what no test here can
// say, since no Citus runs here, is in docs/operations.md.

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
  (await owner.query<{ line: string }>(sql)).rows.map(({ line }) => line);

/** A table that would be spread, and its distribution column. */
const SPREAD = `
  pg_class c JOIN pg_attribute t
    ON t.attrelid = c.oid AND t.attname = 'tenant_id' AND NOT t.attisdropped
   AND c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')`;

test("all are spread by a column of one type that is never null, so that a tenant's rows lie together", async () => {
  expect(
    await lines(`SELECT DISTINCT format_type(t.atttypid, t.atttypmod) AS line FROM ${SPREAD}`),
  ).toEqual(["uuid"]);
  expect(await lines(`SELECT relname AS line FROM ${SPREAD} WHERE NOT t.attnotnull`)).toEqual([]);
});

test("what is unique is so within a tenant, and what excludes compares the tenant with =", async () => {
  const unique = await lines(`
    SELECT i.relname AS line FROM ${SPREAD}
    JOIN pg_index x ON x.indrelid = c.oid JOIN pg_class i ON i.oid = x.indexrelid
    WHERE x.indisunique AND NOT t.attnum = ANY (x.indkey::int2[])`);
  expect(unique).toEqual([]);
  const excluding = await lines(`
    SELECT k.conname AS line FROM ${SPREAD} JOIN pg_constraint k ON k.conrelid = c.oid
    WHERE k.contype = 'x' AND NOT EXISTS (
      SELECT FROM unnest(k.conkey, k.conexclop) AS part (attnum, operator)
      JOIN pg_operator o ON o.oid = part.operator
      WHERE part.attnum = t.attnum AND o.oprname = '=')`);
  expect(excluding).toEqual([]);
});

test("foreign keys stay among the tables that are spread, tenant to tenant", async () => {
  expect(
    await lines(`
      SELECT k.conname AS line FROM ${SPREAD} JOIN pg_constraint k ON k.conrelid = c.oid
      WHERE k.contype = 'f' AND NOT EXISTS (
        SELECT FROM unnest(k.conkey, k.confkey) AS part (own, other)
        JOIN pg_attribute o ON o.attrelid = k.confrelid AND o.attnum = part.other
        WHERE part.own = t.attnum AND o.attname = 'tenant_id')`),
  ).toEqual([]);
});

test("nothing counts across tenants or is checked late: no sequences, no deferred keys, no inheritance", async () => {
  expect(
    await lines(`
      SELECT c.relname || ' ' || pg_get_expr(d.adbin, d.adrelid) AS line FROM ${SPREAD}
      JOIN pg_attrdef d ON d.adrelid = c.oid WHERE pg_get_expr(d.adbin, d.adrelid) LIKE '%nextval%'
      UNION ALL
      SELECT k.conname FROM ${SPREAD} JOIN pg_constraint k ON k.conrelid = c.oid WHERE k.condeferrable AND k.contype <> 't'
      UNION ALL
      SELECT c.relname FROM ${SPREAD} JOIN pg_inherits h ON c.oid IN (h.inhrelid, h.inhparent)`),
  ).toEqual([]);
});

test("the tables with triggers are those that docs/operations.md names", async () => {
  expect(
    await lines(`
      SELECT DISTINCT c.relname AS line FROM ${SPREAD}
      JOIN pg_trigger g ON g.tgrelid = c.oid WHERE NOT g.tgisinternal ORDER BY 1`),
  ).toEqual([
    "application",
    "appointment",
    "interview",
    "ledger_entry",
    "member",
    "offer",
    "payment",
    "refund",
  ]);
});
