import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../testing/index.ts";
import { demoSignIns, seedDemo } from "./seed-demo.ts";

// A Sunday on which the clocks of the demo's salon go back, while it is open.
const now = new Date("2026-10-25T12:20:00Z");
let database: TestDatabase;
let owner: pg.Client;

beforeAll(async () => {
  database = await testDatabase();
  await seedDemo(database.urls, { now });
  owner = new pg.Client({ connectionString: database.urls.owner });
  await owner.connect();
}, 60_000);

afterAll(async () => {
  await owner?.end();
  await database?.[Symbol.asyncDispose]();
});

const one = async (sql: string) => (await owner.query<{ n: number }>(sql)).rows[0]?.n;
const NOW = `'${now.toISOString()}'::timestamptz`;
const SALON = "(SELECT id FROM auth_organization WHERE slug = 'lumen-studio')";
const appointments = (where: string) =>
  one(`SELECT count(*)::int AS n FROM appointment WHERE tenant_id = ${SALON} AND ${where}`);
const today = `(scheduled_start AT TIME ZONE 'Europe/Berlin')::date = (${NOW} AT TIME ZONE 'Europe/Berlin')::date`;

test("two organisations, eighteen people and at least five zones", async () => {
  expect(await one("SELECT count(*)::int AS n FROM tenant")).toBe(2);
  expect(await one("SELECT count(*)::int AS n FROM auth_user")).toBe(18);
  expect(await one("SELECT count(DISTINCT time_zone)::int AS n FROM resource")).toBeGreaterThan(4);
  expect(new Set(demoSignIns().map(({ email }) => email)).size).toBe(18);
});

test("three months of events in both products, before and after now", async () => {
  for (const table of ["interview", "appointment"]) {
    const days = `SELECT extract(day FROM max(scheduled_start) - min(scheduled_start))::int AS n FROM ${table}`;
    expect(await one(days)).toBeGreaterThan(75);
    const ahead = `SELECT count(*)::int AS n FROM ${table} WHERE scheduled_start > ${NOW} AND cancelled_at IS NULL`;
    expect(await one(ahead)).toBeGreaterThan(10);
  }
});

test("every event that still stands has its reservations, and no other has any", async () => {
  expect(
    await one(`
      SELECT count(*)::int AS n FROM appointment a
      WHERE (a.cancelled_at IS NULL AND a.session_id IS NULL)
        <> EXISTS (SELECT FROM reservation r WHERE r.tenant_id = a.tenant_id AND r.appointment_id = a.id)`),
  ).toBe(0);
  expect(
    await one(`
      SELECT count(*)::int AS n FROM interview i
      WHERE (i.cancelled_at IS NULL) <> EXISTS (SELECT FROM reservation r WHERE r.tenant_id = i.tenant_id AND r.interview_id = i.id)`),
  ).toBe(0);
});

test("who comes to a session has a place in it, and a massage has a room and its stones", async () => {
  expect(
    await one(`
      SELECT count(*)::int AS n FROM appointment a
      WHERE a.session_id IS NOT NULL AND (a.cancelled_at IS NULL)
        <> EXISTS (SELECT FROM session_place p WHERE p.tenant_id = a.tenant_id AND p.appointment_id = a.id)`),
  ).toBe(0);
  expect(
    await one(`
      SELECT count(*)::int AS n FROM appointment a
      WHERE a.title = 'Hot stone massage' AND a.cancelled_at IS NULL AND (
        SELECT array_agg(r.resource_kind ORDER BY r.resource_kind) FROM reservation r
        WHERE r.tenant_id = a.tenant_id AND r.appointment_id = a.id
      ) IS DISTINCT FROM ARRAY['person', 'room', 'device']::resource_kind[]`),
  ).toBe(0);
});

test("the salon's day is under way", async () => {
  expect(
    await appointments(`${today} AND status = 'completed' AND actual_end IS NOT NULL`),
  ).toBeGreaterThan(0);
  expect(
    await appointments(`${today} AND status = 'in_progress' AND actual_start <= ${NOW}`),
  ).toBeGreaterThan(0);
  expect(await appointments(`${today} AND status = 'pending'`)).toBe(1);
  expect(await appointments(`${today} AND status = 'confirmed'`)).toBeGreaterThan(3);
  expect(await appointments(`status = 'completed' AND scheduled_end > ${NOW}`)).toBe(0);
  expect(await appointments(`status IN ('pending', 'confirmed') AND scheduled_end <= ${NOW}`)).toBe(
    0,
  );
});

test("three months of visits that reports can tell something of", async () => {
  expect(await appointments("status = 'completed'")).toBeGreaterThan(800);
  expect(await appointments("status = 'no_show'")).toBeGreaterThan(20);
  const regulars = `
    SELECT count(*)::int AS n FROM (
      SELECT FROM appointment WHERE tenant_id = ${SALON} AND status = 'completed'
      GROUP BY client_id HAVING count(*) >= 8) AS regular`;
  expect(await one(regulars)).toBeGreaterThan(10);
});

test("on each of the next ten days somebody has an hour to spare between ten and six", async () => {
  const hours = `generate_series(1, 10) AS day, generate_series(10, 17) AS hour`;
  const at = `((${NOW} AT TIME ZONE 'Europe/Berlin')::date + day + make_interval(hours => hour)) AT TIME ZONE 'Europe/Berlin'`;
  const days = `
    SELECT count(DISTINCT day)::int AS n FROM ${hours}, member m
    WHERE m.tenant_id = ${SALON} AND m.services_role IS NOT NULL AND NOT EXISTS (
      SELECT FROM reservation r WHERE r.tenant_id = m.tenant_id AND r.resource_id = m.resource_id
        AND tstzrange(r.starts_at, r.ends_at) && tstzrange(${at}, ${at} + interval '1 hour'))`;
  expect(await one(days)).toBe(10);
});

test("each thing that waits for a decision is there, and is not many", async () => {
  const counts = {
    pending: `appointment WHERE status = 'pending'`,
    unpaid: `appointment a WHERE tenant_id = ${SALON} AND status = 'completed' AND price > (
      SELECT coalesce(sum(p.amount), 0) FROM payment p
      WHERE p.tenant_id = a.tenant_id AND p.appointment_id = a.id AND p.state = 'succeeded')`,
    owed: `refund r JOIN payment p ON p.tenant_id = r.tenant_id AND p.id = r.payment_id
      WHERE r.state = 'pending' AND p.method = 'cash'`,
    refused: `refund r JOIN payment p ON p.tenant_id = r.tenant_id AND p.id = r.payment_id
      WHERE r.state = 'failed' AND p.provider = 'stripe' AND p.refunded = 0`,
    clashes: "series_clash WHERE resolved_at IS NULL",
    waiting: "waiting_entry WHERE state = 'waiting'",
    offered: `waiting_entry w WHERE state = 'offered' AND offer_expires_at > ${NOW} AND EXISTS (
      SELECT FROM reservation r WHERE r.tenant_id = w.tenant_id AND r.hold_id = w.offer_hold_id)`,
    halfRefunded: `refund r JOIN payment p ON p.tenant_id = r.tenant_id AND p.id = r.payment_id
      JOIN appointment a ON a.tenant_id = p.tenant_id AND a.id = p.appointment_id
      WHERE r.state = 'succeeded' AND r.amount * 2 = p.amount AND a.cancelled_at > ${NOW} - interval '10 days'`,
  };
  const found: Record<string, number | undefined> = {};
  for (const [name, from] of Object.entries(counts)) {
    found[name] = await one(`SELECT count(*)::int AS n FROM ${from}`);
  }
  const { halfRefunded, ...exact } = found;
  expect(exact).toEqual({
    pending: 3,
    unpaid: 3,
    owed: 2,
    refused: 1,
    clashes: 1,
    waiting: 3,
    offered: 1,
  });
  expect(halfRefunded).toBeGreaterThan(0);
});

test("receipts count without gaps, and the organisation knows the last one", async () => {
  expect(
    await one(`
      SELECT count(*)::int AS n FROM tenant t
      WHERE t.tenant_id = ${SALON} AND t.receipts = (
        SELECT count(DISTINCT receipt_number) FROM payment p WHERE p.tenant_id = t.tenant_id)
        AND t.receipts = (
          SELECT max(receipt_number) FROM payment p WHERE p.tenant_id = t.tenant_id)`),
  ).toBe(1);
});

test("what was done, was done before now", async () => {
  const ahead = `SELECT count(*)::int AS n FROM event_change WHERE at > ${NOW}`;
  expect(await one(ahead)).toBe(0);
  expect(await one(`SELECT count(*)::int AS n FROM payment WHERE succeeded_at > ${NOW}`)).toBe(0);
  expect(await one(`SELECT count(*)::int AS n FROM appointment WHERE created_at > ${NOW}`)).toBe(0);
});

test("a second start adds nothing", async () => {
  const before = await one("SELECT count(*)::int AS n FROM appointment");
  await seedDemo(database.urls, { now });
  expect(await one("SELECT count(*)::int AS n FROM appointment")).toBe(before);
});
