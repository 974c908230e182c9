import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../testing/index.ts";
import { readCatalogue, type Table } from "./read-catalogue.ts";

// What must be true of every table, read from the database's own catalogue: a new one is looked at
// without anyone thinking of it. What is no tenant's is named here, with the reason.

/** The tables that are no tenant's: what lies outside the organisations, or says which there are. */
const WITHOUT_TENANT: Readonly<Record<string, string>> = {
  auth_account: "the sign-in library's: people belong to several organisations",
  auth_invitation: "the sign-in library's: read before its organisation is open",
  auth_mail: "letters about accounts, to people who may belong to none",
  auth_member: "the sign-in library's: who belongs where",
  auth_organization: "the organisations themselves",
  auth_session: "the sign-in library's: says which organisation is open",
  auth_user: "the sign-in library's: people",
  auth_verification: "the sign-in library's: links of letters about accounts",
  rate_limit: "counts what addresses and accounts ask for, signed in or not",
  sms_stop: "a phone stops everybody's messages; behind functions only",
};

/** The indexes by which due work of all tenants is found: they lead with its time. */
const SWEEP_INDEXES = [
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
];

/** Ids that no foreign key holds: what they name may go, or is one of several kinds of people. */
const LOOSE_IDS: Readonly<Record<string, string>> = {
  "announcement.subject_id": "what changed, of several kinds",
  "application_change.actor_id": "one of several kinds of people",
  "appointment.cancelled_by_id": "one of several kinds of people",
  "audit_entry.member_id": "a trace of who did it, which outlives them",
  "calendar_conflict.member_id": "a trace of who did it, which outlives them",
  "candidate_file.actor_id": "one of several kinds of people",
  "delivery_report.member_id": "a trace of who did it, which outlives them",
  "event_change.actor_id": "one of several kinds of people",
  "interview.cancelled_by_id": "one of several kinds of people",
  "member.user_id": "of the sign-in library, which the apps' role cannot read",
  "notification.batch_id": "names the messages that went out together, and no row",
  "notification.recipient_id": "one of several kinds of people",
  "notification.subject_id": "what the message is about, of several kinds",
  "offer_change.actor_id": "one of several kinds of people",
  "payment.member_id": "a trace of who did it, which outlives them",
  "refund.actor_id": "one of several kinds of people",
  "request_proposal.hold_id": "names reservations together, and no row",
  "reservation.hold_id": "names reservations together, and no row",
  "series_clash.member_id": "a trace of who did it, which outlives them",
  "session_place.hold_id": "names reservations together, and no row",
  "suppressed_address.notification_id": "a trace of what bounced, which is erased in time",
  "waiting_entry.offer_hold_id": "names reservations together, and no row",
  "waiting_entry.offer_host_id": "of an offer that ends by itself; read within the tenant",
};

/** What a finder of due work may read: keys, states and times, never what people wrote. */
const SWEPT_COLUMNS =
  /\.(tenant_id|id|state|place|latest|created_at|extended_until|ended_at|pay_by|\w+_id|\w+_at)$/;

let database: TestDatabase;
let owner: pg.Client;
let tables: readonly Table[];

beforeAll(async () => {
  database = await testDatabase();
  owner = new pg.Client({ connectionString: database.urls.owner });
  await owner.connect();
  tables = await readCatalogue(owner);
});
afterAll(async () => {
  await owner.end();
  await database[Symbol.asyncDispose]();
});

const lines = async (sql: string) =>
  (await owner.query<{ line: string }>(sql)).rows.map((row) => row.line);

const TENANT_COLUMN = `
  JOIN pg_attribute t ON t.attrelid = c.oid AND t.attname = 'tenant_id' AND NOT t.attisdropped`;
const OURS = `c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')`;

test("a table has a tenant, or is named here with the reason why not", () => {
  const without = tables.filter(({ hasTenant }) => !hasTenant).map(({ name }) => name);
  expect(without).toEqual(Object.keys(WITHOUT_TENANT));
});

test("there is no other way to rows: no view, and no other schema that the apps may use but the queue's", async () => {
  const ways = await lines(`
    SELECT c.oid::regclass::text AS line FROM pg_class c
    WHERE c.relkind IN ('v', 'm', 'f')
      AND c.relnamespace NOT IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
    UNION ALL
    SELECT nspname FROM pg_namespace
    WHERE nspname NOT IN ('pg_catalog', 'information_schema', 'public') AND nspname !~ '^pg_'

      AND has_schema_privilege('convene_app', oid, 'USAGE')`);
  expect(ways).toEqual(["queue"]);
});

test("every command on a tenant's table is bound to the tenant in force, for reading and for writing", async () => {
  expect(
    await lines(`
      SELECT c.relname AS line FROM pg_class c ${TENANT_COLUMN}
      WHERE ${OURS} AND NOT (c.relrowsecurity AND t.attnotnull AND EXISTS (
        SELECT FROM pg_policies p
        WHERE p.schemaname = 'public' AND p.tablename = c.relname AND p.policyname = 'tenant'
          AND p.cmd = 'ALL' AND p.permissive = 'PERMISSIVE' AND p.roles = '{convene_app}'
          AND p.qual = '(tenant_id = current_tenant())' AND p.with_check = p.qual))`),
  ).toEqual([]);
  // Policies add up: another one for the apps' role would let more through.
  const others = await lines(`
    SELECT tablename || ' ' || policyname || ' for ' || cmd || ' to ' || array_to_string(roles, ', ') AS line
    FROM pg_policies
    WHERE schemaname = 'public' AND policyname <> 'tenant'
      AND NOT (cmd = 'SELECT' AND roles = '{convene_sweep}')`);
  expect(others).toEqual([]);
});

test("the tenant leads every primary key, unique key, exclusion and foreign key, on both sides", async () => {
  expect(
    await lines(`
      SELECT c.relname || ' ' || k.conname AS line FROM pg_constraint k
      JOIN pg_class c ON c.oid = k.conrelid ${TENANT_COLUMN}
      LEFT JOIN pg_attribute f
        ON f.attrelid = k.confrelid AND f.attname = 'tenant_id' AND NOT f.attisdropped
      WHERE ${OURS} AND k.contype IN ('p', 'u', 'x', 'f')
        AND (k.conkey[1] <> t.attnum OR k.contype = 'f' AND k.confkey[1] IS DISTINCT FROM f.attnum)`),
  ).toEqual([]);
  // Nothing outside the tenants refers into them.
  const into = tables
    .filter(({ hasTenant }) => !hasTenant)
    .flatMap(({ foreignKeys }) => foreignKeys.filter(({ table }) => !(table in WITHOUT_TENANT)));
  expect(into).toEqual([]);
});

test("no foreign key sets a column to null or a default: half of its key would be left", async () => {
  expect(
    await lines(`
      SELECT conname AS line FROM pg_constraint
      WHERE contype = 'f' AND (confdeltype IN ('n', 'd') OR confupdtype IN ('n', 'd'))
        AND conrelid IN (SELECT c.oid FROM pg_class c ${TENANT_COLUMN})`),
  ).toEqual([]);
});

test("the tenant leads every index but those of the sweeps, which lead with time", async () => {
  expect(
    await lines(`
      SELECT i.relname AS line FROM pg_index x
      JOIN pg_class i ON i.oid = x.indexrelid
      JOIN pg_class c ON c.oid = x.indrelid ${TENANT_COLUMN}
      WHERE ${OURS} AND x.indkey[0] <> t.attnum
      ORDER BY 1`),
  ).toEqual(SWEEP_INDEXES);
});

test("an id that names a row is held by a foreign key, or is named here with the reason why not", () => {
  const loose = tables
    .filter(({ hasTenant }) => hasTenant)
    .flatMap(({ name: table, columns, primaryKey, foreignKeys }) =>
      columns
        .filter(
          ({ name, type }) => type.startsWith("uuid") && name !== "tenant_id" && name !== "id",
        )
        .filter(({ name }) => !foreignKeys.some((key) => key.columns.includes(name)))
        .filter(({ name }) => !(primaryKey.includes(name) && name === "recipient_id"))
        .map(({ name }) => `${table}.${name}`),
    );
  expect(loose.sort()).toEqual(Object.keys(LOOSE_IDS));
});

test("the servers' roles own nothing, belong to nobody and cannot bypass row-level security", async () => {
  expect(
    await lines(`
      SELECT rolname AS line FROM pg_roles
      WHERE rolname LIKE 'convene\\_%' AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb)
      UNION ALL
      SELECT pg_get_userbyid(relowner) || ' owns ' || relname FROM pg_class
      WHERE relnamespace = 'public'::regnamespace AND pg_get_userbyid(relowner) LIKE 'convene\\_%'
      UNION ALL
      SELECT m.member::regrole || ' belongs to ' || m.roleid::regrole FROM pg_auth_members m
      WHERE pg_get_userbyid(m.member) LIKE 'convene\\_%'`),
  ).toEqual([]);
});

/** `table: what a role may do`, of the tables of which it may do anything. */
const grantsOf = (role: string) =>
  lines(`
    SELECT c.relname || ': ' || string_agg(p.name, ', ' ORDER BY p.name) AS line
    FROM pg_class c
    CROSS JOIN unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) AS p(name)
    WHERE ${OURS} AND has_table_privilege('${role}', c.oid, p.name)
    GROUP BY c.relname ORDER BY c.relname COLLATE "C"`);

test("the apps' role works with tenants' tables only, and takes nothing out of what is kept for good", async () => {
  const kept: Readonly<Record<string, string>> = {
    announcement: "INSERT, SELECT",
    audit_entry: "INSERT, SELECT",
    application_change: "INSERT, SELECT",
    delivery_report: "INSERT, SELECT",
    event_change: "INSERT, SELECT",
    ledger_entry: "INSERT, SELECT",
    offer_change: "INSERT, SELECT",
    payment: "INSERT, SELECT, UPDATE",
    refund: "INSERT, SELECT, UPDATE",
  };
  expect(await grantsOf("convene_app")).toEqual(
    tables
      .filter(({ hasTenant }) => hasTenant)
      .map(({ name }) => `${name}: ${kept[name] ?? "DELETE, INSERT, SELECT, UPDATE"}`),
  );
});

test("the sign-in library's role works with its own tables only", async () => {
  const its = Object.keys(WITHOUT_TENANT).filter((name) => name !== "sms_stop");
  expect(await grantsOf("convene_auth")).toEqual(
    its.map((name) => `${name}: DELETE, INSERT, SELECT, UPDATE`),
  );
});

test("the queue's role works with none of them; nor does everybody", async () => {
  expect([await grantsOf("convene_queue"), await grantsOf("public")]).toEqual([[], []]);
});

test("the finder of due work reads no whole table, and of some keys, states and times", async () => {
  expect(await grantsOf("convene_sweep")).toEqual([]);
  const columns = await lines(`
    SELECT c.relname || '.' || a.attname AS line
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE ${OURS} AND has_column_privilege('convene_sweep', c.oid, a.attname, 'SELECT')
    ORDER BY 1`);
  expect(columns.length).toBeGreaterThan(0);
  expect(columns.filter((column) => !SWEPT_COLUMNS.test(column))).toEqual([]);
  const changed = await lines(`
    SELECT c.relname || '.' || a.attname || ' ' || p.name AS line
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    CROSS JOIN unnest(ARRAY['INSERT', 'UPDATE', 'REFERENCES']) AS p(name)
    WHERE ${OURS} AND has_column_privilege('convene_sweep', c.oid, a.attname, p.name)`);
  expect(changed).toEqual([]);
});
