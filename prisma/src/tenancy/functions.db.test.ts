import pg from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../testing/index.ts";
import { withClient } from "../testing/template-database.ts";
import { fillTables, type Row, type RowsOf } from "./fill-tables.ts";
import { readCatalogue } from "./read-catalogue.ts";

// Functions that run with the owner's rights pass row-level security by: each is listed with its use.

let database: TestDatabase;
let owner: pg.Client;
let app: pg.Client;
const own = uuidv7();
const other = uuidv7();
let othersRows: RowsOf;

beforeAll(async () => {
  database = await testDatabase();
  owner = new pg.Client({ connectionString: database.urls.owner });
  app = new pg.Client({ connectionString: database.urls.app });
  await Promise.all([owner.connect(), app.connect()]);
  const tables = await readCatalogue(owner);
  await fillTables(owner, tables, own);
  othersRows = await fillTables(owner, tables, other);
  await owner.query(
    "INSERT INTO auth_organization (id, name, slug) VALUES ($1, 'Own', 'own'), ($2, 'Other', 'other')",
    [own, other],
  );
});
afterAll(async () => {
  await Promise.all([owner.end(), app.end()]);
  await database[Symbol.asyncDispose]();
});

/** Runs statements in a transaction of the apps' role that is bound to a tenant, and rolls it back. */
async function inUnit<T>(tenantId: string | null, work: () => Promise<T>): Promise<T> {
  await app.query("BEGIN");
  try {
    await app.query("SELECT set_config('app.tenant_id', $1, true)", [tenantId ?? ""]);
    return await work();
  } finally {
    await app.query("ROLLBACK");
  }
}

const idsOf = (table: string) => (othersRows.get(table) ?? []).map(({ id }: Row) => id);

test("each is known here, finds its names in fixed places, and is for one role alone", async () => {
  const { rows } = await owner.query<{ name: string; config: string[] | null; granted: string }>(`
    SELECT p.oid::regprocedure::text AS name, p.proconfig AS config,
      (SELECT string_agg(CASE WHEN g.grantee = 0 THEN 'public' ELSE g.grantee::regrole::text END, ', ')
       FROM aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) g
       WHERE g.grantee <> p.proowner) AS granted
    FROM pg_proc p
    WHERE p.prosecdef AND p.pronamespace = 'public'::regnamespace
    ORDER BY p.proname COLLATE "C"`);
  expect(Object.fromEntries(rows.map(({ name, granted }) => [name, granted]))).toEqual({
    "applied_migrations()": "convene_app",
    "current_tenant_slug()": "convene_app",
    "erase_application_reasons(uuid[])": "convene_app",
    "erase_reasons(uuid[],uuid[])": "convene_app",
    "remove_announcements(timestamp with time zone)": "convene_sweep",
    "remove_audit_entries(timestamp with time zone)": "convene_sweep",
    "resume_phone(text)": "convene_app",
    "stop_phone(text,timestamp with time zone)": "convene_app",
    "stopped_phones(text[])": "convene_app",
    "tenant_of_slug(text)": "convene_app",
  });
  for (const { name, config } of rows) {
    expect([name, config]).toEqual([name, ["search_path=pg_catalog, public"]]);
  }
  // Nobody but the owner can put anything into those places.
  const { rows: writers } = await owner.query(`
    SELECT rolname FROM pg_roles
    WHERE rolname LIKE 'convene\\_%' AND has_schema_privilege(rolname, 'public', 'CREATE')`);
  expect(writers).toEqual([]);
});

test("no other role may call them", async () => {
  for (const role of ["auth", "sweep", "queue"] as const) {
    await withClient(database.urls[role], async (client) => {
      await expect(client.query("SELECT tenant_of_slug('own')")).rejects.toThrow(
        "permission denied",
      );
    });
  }
});

test("the slug is that of the tenant in force, and of nobody without one", async () => {
  const slug = async () =>
    (await app.query<{ slug: string | null }>("SELECT current_tenant_slug() AS slug")).rows[0]
      ?.slug;
  expect([await inUnit(own, slug), await inUnit(other, slug), await inUnit(null, slug)]).toEqual([
    "own",
    "other",
    null,
  ]);
});

test("a slug is turned into an id and nothing else; an unknown one into nothing", async () => {
  const { rows } = await app.query(
    "SELECT tenant_of_slug('other') AS known, tenant_of_slug('nobody') AS unknown, tenant_of_slug('%') AS pattern",
  );
  expect(rows).toEqual([{ known: other, unknown: null, pattern: null }]);
});

test("erasing reasons touches no other tenant's, whoever's ids are named", async () => {
  await owner.query("UPDATE event_change SET reason = 'said'");
  await owner.query("UPDATE application_change SET reason = 'said'");
  await owner.query("UPDATE offer_change SET reason = 'said'");
  const said = async () =>
    (
      await owner.query<{ tenant: string; count: number }>(`
        SELECT tenant_id AS tenant, count(reason)::int AS count
        FROM (SELECT tenant_id, reason FROM event_change
              UNION ALL SELECT tenant_id, reason FROM application_change
              UNION ALL SELECT tenant_id, reason FROM offer_change) AS c
        GROUP BY tenant_id ORDER BY tenant_id`)
    ).rows;
  const before = await said();
  const erase = async () => {
    await app.query("SELECT erase_reasons($1, $2)", [idsOf("appointment"), idsOf("interview")]);
    await app.query("SELECT erase_application_reasons($1)", [idsOf("application")]);
  };
  for (const tenant of [own, ""]) {
    await app.query("SELECT set_config('app.tenant_id', $1, false)", [tenant]);
    await erase();
    expect(await said()).toEqual(before);
  }
  await app.query("SELECT set_config('app.tenant_id', $1, false)", [other]);
  await erase();
  await app.query("RESET app.tenant_id");
  const [mine, theirs] = [own, other].map(
    (id) => (rows: typeof before) => rows.find(({ tenant }) => tenant === id)?.count,
  );
  const after = await said();
  expect([mine?.(after), theirs?.(after)]).toEqual([mine?.(before), 0]);
});

test("a phone that stops, stops for all; who asks learns of the numbers that they name", async () => {
  await inUnit(own, async () => {
    await app.query("SELECT stop_phone('+15550100', now())");
    const { rows } = await app.query("SELECT stopped_phones('{+15550100,+15550101}') AS phone");
    expect(rows).toEqual([{ phone: "+15550100" }]);
    await expect(app.query("TABLE sms_stop")).rejects.toThrow("permission denied");
  });
});

test("a phone that resumes gives back what it stopped, and no other suppression", async () => {
  await owner.query(
    `INSERT INTO suppressed_address (tenant_id, channel, address, reason, since)
     SELECT $1, 'sms', phone, reason::suppression_reason, now()
     FROM (VALUES ('+15550100', 'stopped'), ('+15550101', 'stopped'), ('+15550102', 'bounced')) AS s(phone, reason)`,
    [other],
  );
  for (const phone of ["+15550100", "+15550102", "%"]) {
    await app.query("SELECT resume_phone($1)", [phone]);
  }
  const { rows } = await owner.query<{ address: string }>(
    "SELECT address FROM suppressed_address WHERE channel = 'sms' AND address LIKE '+1%' ORDER BY 1",
  );
  expect(rows.map(({ address }) => address)).toEqual(["+15550101", "+15550102"]);
});

test("a lock of one tenant's resources holds up nobody else's", async () => {
  const ids = idsOf("resource");
  await inUnit(other, async () => {
    await app.query("SELECT lock_resources($1)", [ids]);
    await withClient(database.urls.app, async (second) => {
      await second.query("BEGIN");
      await second.query("SELECT set_config('app.tenant_id', $1, true)", [own]);
      await second.query("SET LOCAL lock_timeout = '2s'");
      await second.query("SELECT lock_resources($1)", [ids]);
      await second.query("ROLLBACK");
    });
  });
});
