import { atsApi } from "@convene/ats/server";
import { seedDemo } from "@convene/prisma/demo";
import { type TestDatabase, testDatabase } from "@convene/prisma/testing";
import { cookieOf, freePorts, startTestKit, type TestKit } from "@convene/server-kit/testing";
import { servicesApi } from "@convene/services/server";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";

// What neither app can show by itself: one person's time, asked for through both of them.

const PERSON = { name: "Amara Okafor", email: "amara@harbour.example" };
const SERVICE = "Physiotherapy follow-up";
const MINUTES = 30;
const DAY_MS = 24 * 60 * 60 * 1000;

let database: TestDatabase;
let owner: pg.Client;
let ats: TestKit;
let services: TestKit;
let recruiter: string;
let host: { resourceId: string; serviceId: string; applicationId: string };
const now = new Date();

beforeAll(async () => {
  database = await testDatabase();
  await seedDemo(database.urls, { now });
  owner = new pg.Client({ connectionString: database.urls.owner });
  await owner.connect();
  const ports = await freePorts();
  ats = await startTestKit("ats", { api: atsApi, database, ports });
  services = await startTestKit("services", { api: servicesApi, database, ports });
  const signedIn = await ats.fetch("/api/auth/sign-in/email", {
    json: { email: "luc@harbour.example", password: "convene-demo" },
  });
  recruiter = cookieOf(signedIn);
  const { rows } = await owner.query<typeof host>(
    `SELECT m.resource_id AS "resourceId", s.id AS "serviceId",
            (SELECT a.id FROM application a WHERE a.tenant_id = m.tenant_id LIMIT 1) AS "applicationId"
     FROM member m JOIN service s USING (tenant_id)
     WHERE m.email = $1 AND s.name = $2`,
    [PERSON.email, SERVICE],
  );
  if (!rows[0]) throw new Error("The demo has no such person or service");
  host = rows[0];
});

afterAll(async () => {
  await services?.close();
  await ats?.close();
  await owner?.end();
  await database?.[Symbol.asyncDispose]();
});

const slotsSchema = z.object({ slots: z.array(z.object({ start: z.string() })) });

async function freeStarts(): Promise<{ services: string[]; ats: string[] }> {
  const range = `from=${at(3)}&to=${at(24)}`;
  const inServices = await services.fetch(
    `/api/public/harbour-health/slots?${range}&serviceId=${host.serviceId}&hostId=${host.resourceId}`,
  );
  const inAts = await ats.fetch(
    `/api/slots?${range}&interviewerIds=${host.resourceId}&durationMinutes=${MINUTES}`,
    { cookie: recruiter },
  );
  const starts = async (answer: Response) =>
    slotsSchema.parse(await answer.json()).slots.map(({ start }) => new Date(start).toISOString());
  return { services: await starts(inServices), ats: await starts(inAts) };
}

function at(days: number): string {
  return new Date(now.getTime() + days * DAY_MS).toISOString();
}

/** A time that both apps offer. */
async function sharedStart(): Promise<string> {
  const free = await freeStarts();
  const start = free.services.find((candidate) => free.ats.includes(candidate));
  if (!start) throw new Error("The demo leaves no common time");
  return start;
}

const bookAppointment = (start: string, guest: string) =>
  services.fetch("/api/public/harbour-health/appointments", {
    json: {
      serviceId: host.serviceId,
      hostId: host.resourceId,
      start,
      timeZone: "America/Toronto",
      client: { name: guest, email: `${guest}@race.example` },
    },
  });

const scheduleInterview = (start: string) =>
  ats.fetch("/api/interviews", {
    cookie: recruiter,
    json: {
      applicationId: host.applicationId,
      kind: "phone",
      title: "Race interview",
      start,
      durationMinutes: MINUTES,
      interviewerIds: [host.resourceId],
    },
  });

async function count(sql: string): Promise<number> {
  const { rows } = await owner.query<{ n: number }>(`SELECT count(*)::int AS n ${sql}`);
  return rows[0]?.n ?? -1;
}

const taken = z.object({
  status: z.literal(409),
  code: z.literal("SLOT_TAKEN"),
  alternatives: z.array(z.object({ start: z.string() })).min(1),
});

test("what candidates of the demo were asked can be read in the app", async () => {
  const { rows } = await owner.query<{ id: string }>(
    `SELECT DISTINCT r.application_id AS id
     FROM scheduling_request r JOIN auth_organization o ON o.id = r.tenant_id
     WHERE o.slug = 'harbour-health'`,
  );
  expect(rows.length).toBeGreaterThan(0);
  const statuses = await Promise.all(
    rows.map(async ({ id }) => {
      const answer = await ats.fetch(`/api/applications/${id}/requests`, { cookie: recruiter });
      return answer.status;
    }),
  );
  expect(new Set(statuses)).toEqual(new Set([200]));
});

test("an appointment in one app takes the time in the other, and gives it back when it is cancelled", async () => {
  const start = await sharedStart();
  const booked = await bookAppointment(start, "first");
  expect(booked.status).toBe(201);
  const { token } = z.object({ token: z.string() }).parse(await booked.json());
  expect((await freeStarts()).ats).not.toContain(start);
  const refused = await scheduleInterview(start);
  taken.parse(await refused.json());

  const cancelled = await services.fetch(`/api/manage/${token}/cancel`, { json: {} });
  expect(cancelled.status).toBe(200);
  expect((await freeStarts()).ats).toContain(start);
});

test("an interview takes the time in the booking page", async () => {
  const start = await sharedStart();
  expect((await scheduleInterview(start)).status).toBe(201);
  expect((await freeStarts()).services).not.toContain(start);
  taken.parse(await (await bookAppointment(start, "second")).json());
});

test("of 64 bookings of one time at once, half through each app, one succeeds and 63 get alternatives; nothing is left behind", async () => {
  const start = await sharedStart();
  const before = {
    events: (await count("FROM interview")) + (await count("FROM appointment")),
    clients: await count("FROM client"),
    notifications: await count("FROM notification"),
    jobs: await count("FROM queue.job"),
  };
  const answers = await Promise.all(
    Array.from({ length: 64 }, (_, index) =>
      index % 2 === 0 ? bookAppointment(start, `racer-${index}`) : scheduleInterview(start),
    ),
  );
  const statuses = answers.map((answer) => answer.status);
  expect(statuses.filter((status) => status === 201)).toHaveLength(1);
  expect(statuses.filter((status) => status === 409)).toHaveLength(63);
  for (const answer of answers) {
    if (answer.status !== 409) continue;
    const { alternatives } = taken.parse(await answer.json());
    expect(alternatives.map((slot) => new Date(slot.start).toISOString())).not.toContain(start);
  }

  const overlapping = `FROM reservation r WHERE r.resource_id = '${host.resourceId}'
    AND r.starts_at < '${start}'::timestamptz + interval '${MINUTES} minutes' AND r.ends_at > '${start}'`;
  expect(await count(overlapping)).toBe(1);
  const events = (await count("FROM interview")) + (await count("FROM appointment"));
  expect(events - before.events).toBe(1);
  expect(await count("FROM client")).toBeLessThanOrEqual(before.clients + 1);
  // Everybody who is told is told of the one booking: its parties, and no others.
  const told = (await count("FROM notification")) - before.notifications;
  expect(told).toBeGreaterThan(0);
  expect(told).toBeLessThan(10);
  expect((await count("FROM queue.job")) - before.jobs).toBeLessThanOrEqual(told);
});
