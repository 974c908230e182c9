import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../testing/index.ts";
import { demoSignIns, seedDemo } from "./seed-demo.ts";

const now = new Date("2026-11-22T12:00:00Z");
let database: TestDatabase;
let owner: pg.Client;

beforeAll(async () => {
  database = await testDatabase();
  await seedDemo(database.urls, { now });
  owner = new pg.Client({ connectionString: database.urls.owner });
  await owner.connect();
});

afterAll(async () => {
  await owner.end();
  await database[Symbol.asyncDispose]();
});

const one = async (sql: string) => (await owner.query<{ n: number }>(sql)).rows[0]?.n;

test("two organisations, a dozen people and at least five zones", async () => {
  expect(await one("SELECT count(*)::int AS n FROM tenant")).toBe(2);
  expect(await one("SELECT count(*)::int AS n FROM auth_user")).toBe(12);
  expect(await one("SELECT count(DISTINCT time_zone)::int AS n FROM resource")).toBeGreaterThan(4);
  expect(new Set(demoSignIns().map(({ email }) => email)).size).toBe(12);
});

test("three months of events in both products, before and after now", async () => {
  for (const table of ["interview", "appointment"]) {
    const days = `SELECT extract(day FROM max(scheduled_start) - min(scheduled_start))::int AS n FROM ${table}`;
    expect(await one(days)).toBeGreaterThan(75);
    const ahead = `SELECT count(*)::int AS n FROM ${table} WHERE scheduled_start > '${now.toISOString()}' AND cancelled_at IS NULL`;
    expect(await one(ahead)).toBeGreaterThan(10);
  }
});

test("every event that still stands has its reservations, and no other has any", async () => {
  expect(
    await one(`
      SELECT count(*)::int AS n FROM appointment a
      WHERE (a.cancelled_at IS NULL) <> EXISTS (SELECT FROM reservation r WHERE r.tenant_id = a.tenant_id AND r.appointment_id = a.id)`),
  ).toBe(0);
  expect(
    await one(`
      SELECT count(*)::int AS n FROM interview i
      WHERE (i.cancelled_at IS NULL) <> EXISTS (SELECT FROM reservation r WHERE r.tenant_id = i.tenant_id AND r.interview_id = i.id)`),
  ).toBe(0);
});

test("what was done, was done before now", async () => {
  const ahead = `SELECT count(*)::int AS n FROM event_change WHERE at > '${now.toISOString()}'`;
  expect(await one(ahead)).toBe(0);
});

test("a second start adds nothing", async () => {
  const before = await one("SELECT count(*)::int AS n FROM appointment");
  await seedDemo(database.urls, { now });
  expect(await one("SELECT count(*)::int AS n FROM appointment")).toBe(before);
});
