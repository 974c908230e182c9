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
const HARBOUR = "(SELECT id FROM auth_organization WHERE slug = 'harbour-health')";
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

test("each thing that waits for somebody who hires is there, and is not many", async () => {
  const asks = (email: string) => `
    offer_approval a JOIN offer o ON o.tenant_id = a.tenant_id AND o.id = a.offer_id
    JOIN member m ON m.tenant_id = a.tenant_id AND m.id = a.member_id
    WHERE m.email = '${email}' AND o.state = 'pending_approval' AND a.state = 'pending' AND NOT EXISTS (
      SELECT FROM offer_approval e WHERE e.tenant_id = a.tenant_id AND e.offer_id = a.offer_id
        AND e.position < a.position AND e.state <> 'approved')`;
  const counts = {
    asksAmara: asks("amara@harbour.example"),
    asksLuc: asks("luc@harbour.example"),
    countered: `offer WHERE tenant_id = ${HARBOUR} AND state = 'countered'`,
    answered: `scheduling_request WHERE tenant_id = ${HARBOUR} AND state = 'answered'`,
    declined: `interview_attendee WHERE tenant_id = ${HARBOUR} AND response = 'declined'`,
    held: `request_proposal p WHERE p.tenant_id = ${HARBOUR} AND EXISTS (
      SELECT FROM reservation r WHERE r.tenant_id = p.tenant_id AND r.hold_id = p.hold_id
        AND r.expires_at > ${NOW})`,
    drafts: `job WHERE tenant_id = ${HARBOUR} AND status = 'draft'`,
    closed: `job WHERE tenant_id = ${HARBOUR} AND status = 'closed' AND closed_at IS NOT NULL`,
    published: `job WHERE tenant_id = ${HARBOUR} AND status = 'open' AND published_at IS NOT NULL`,
  };
  const found: Record<string, number | undefined> = {};
  for (const [name, from] of Object.entries(counts)) {
    found[name] = await one(`SELECT count(*)::int AS n FROM ${from}`);
  }
  expect(found).toEqual({
    asksAmara: 1,
    asksLuc: 1,
    countered: 1,
    answered: 1,
    declined: 1,
    held: 3,
    drafts: 1,
    closed: 1,
    published: 4,
  });
});

test("who is hired accepted an offer and is an employee, and nobody else is", async () => {
  expect(
    await one(`
      SELECT count(*)::int AS n FROM application a
      LEFT JOIN employee e ON e.tenant_id = a.tenant_id AND e.application_id = a.id
      LEFT JOIN offer o ON o.tenant_id = e.tenant_id AND o.id = e.offer_id AND o.state = 'accepted'
      WHERE (a.status = 'hired') <> (o.id IS NOT NULL)`),
  ).toBe(0);
  expect(await one("SELECT count(*)::int AS n FROM employee")).toBe(4);
});

test("an offer's history ends where the offer is, and the letter that is out has no gaps", async () => {
  expect(
    await one(`
      SELECT count(*)::int AS n FROM offer o WHERE o.state <> (
        SELECT c.state_after FROM offer_change c WHERE c.tenant_id = o.tenant_id AND c.offer_id = o.id
        ORDER BY c.at DESC, c.id DESC LIMIT 1)`),
  ).toBe(0);
  expect(
    await one(`
      SELECT count(*)::int AS n FROM offer
      WHERE (sent_at IS NULL) <> (body LIKE '%{candidate}%')`),
  ).toBe(0);
});

test("an application's history says where it is", async () => {
  expect(
    await one(`
      SELECT count(*)::int AS n FROM application a
      JOIN job_stage s ON s.tenant_id = a.tenant_id AND s.id = a.stage_id
      CROSS JOIN LATERAL (
        SELECT c.stage_after, c.at FROM application_change c
        WHERE c.tenant_id = a.tenant_id AND c.application_id = a.id AND c.stage_after IS NOT NULL
        ORDER BY c.at DESC LIMIT 1) AS last
      WHERE a.tenant_id = ${HARBOUR} AND (s.name, a.stage_since) <> (last.stage_after, last.at)`),
  ).toBe(0);
});

test("interviewers rated every criterion of what they saw, and what they did not attend not at all", async () => {
  expect(
    await one(`
      SELECT count(*)::int AS n FROM scorecard s
      JOIN interview i ON i.tenant_id = s.tenant_id AND i.id = s.interview_id
      JOIN member m ON m.tenant_id = s.tenant_id AND m.id = s.member_id
      WHERE i.status <> 'completed' OR jsonb_array_length(s.ratings) <> jsonb_array_length(i.criteria)
        OR NOT EXISTS (
          SELECT FROM interview_attendee a
          WHERE a.tenant_id = i.tenant_id AND a.interview_id = i.id AND a.resource_id = m.resource_id)`),
  ).toBe(0);
  expect(await one("SELECT count(*)::int AS n FROM scorecard")).toBeGreaterThan(100);
});

test("a loop's interviews lie on one day, in the order of its plan", async () => {
  expect(
    await one(`
      SELECT count(*)::int AS n FROM interview_loop l WHERE NOT (
        SELECT count(*) = 4
          AND count(DISTINCT (scheduled_start AT TIME ZONE 'America/Toronto')::date) = 1
          AND array_agg(loop_position ORDER BY scheduled_start) = ARRAY[0, 1, 2, 3]
        FROM interview i WHERE i.tenant_id = l.tenant_id AND i.loop_id = l.id)`),
  ).toBe(0);
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
