import type { Work } from "@convene/prisma";
import {
  readAnswer,
  refusalOf,
  type SignedUp,
  startTestKit,
  type TestKit,
} from "@convene/server-kit/testing";
import { z } from "@hono/zod-openapi";
import { addDays, addHours } from "date-fns";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { addInterviewer } from "../testing/add-interviewer.ts";
import { february, NOW } from "../testing/open-hiring-team.ts";
import { addApplication } from "../use-cases/add-application.ts";
import { createJob } from "../use-cases/create-job.ts";
import { atsApi } from "./ats-api.ts";
import { interviewSchema } from "./schemas.ts";

const listSchema = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      event: z.looseObject({ id: z.string(), party: z.string().nullable() }),
      whyNotMove: z.string().nullable(),
      whyNotCancel: z.string().nullable(),
    }),
  ),
});
const alternativesSchema = z.object({
  times: z.array(z.object({ start: z.string(), end: z.string() })),
  standIns: z.array(z.object({ id: z.string(), name: z.string(), loadMinutes: z.number() })),
  told: z.array(z.object({ kind: z.string(), name: z.string() })),
});

let app: TestKit;
let rosa: SignedUp;
let ada: string;
let ben: string;
let priya: string;
let applicationId: string;
let now = NOW;
let day = 2;

const work = <T>(run: (work: Work) => Promise<T>) =>
  app.kit.db.unit(rosa.tenantId, (tx) => run({ tx, tenantId: rosa.tenantId, now }));
const ask = (path: string, json?: unknown, cookie = rosa.cookie) =>
  app.fetch(`/api${path}`, { cookie, ...(json !== undefined && { json }) });

beforeAll(async () => {
  app = await startTestKit("ats", { api: atsApi, now: () => now });
  rosa = await app.signUp({ name: "Rosa", organisation: "Team", timeZone: "America/Toronto" });
  const toronto = { timeZone: "America/Toronto", hours: ["09:00", "17:00"] } as const;
  ada = await work((unit) => addInterviewer(unit, { name: "Ada", ...toronto }));
  ben = await work((unit) => addInterviewer(unit, { name: "Ben", ...toronto }));
  priya = await work((unit) => addInterviewer(unit, { name: "Priya", ...toronto }));
  const { job } = await work((unit) => createJob(unit, { title: "Engineer" }));
  const dana = { name: "Dana", email: "dana@example.com", timeZone: "America/Vancouver" };
  applicationId = (await work((unit) => addApplication(unit, { jobId: job.id, ...dana }))).id;
});
afterAll(() => app.close());
beforeEach(() => {
  now = NOW;
  // A weekday of its own for each test.
  day += day % 7 === 6 ? 3 : 1;
});

/** An interview of Ada and Ben, on which something lies in Ada's calendar; @returns both ids. */
async function conflict(): Promise<{ id: string; interviewId: string; start: Date }> {
  const start = february(day, "10:00");
  const end = addHours(start, 1);
  const answer = ask("/interviews", {
    applicationId,
    kind: "technical",
    title: "Technical interview",
    start: start.toISOString(),
    durationMinutes: 60,
    interviewerIds: [ada, ben],
  });
  const { interview } = await readAnswer(z.object({ interview: interviewSchema }), answer);
  const { id } = await work(async ({ tx, tenantId }) => {
    const member = await tx.member.findFirstOrThrow({ where: { resourceId: ada } });
    const connection = await tx.calendarConnection.create({
      data: {
        tenantId,
        memberId: member.id,
        provider: "google",
        account: `ada-${day}@example.com`,
        credentials: "sealed",
        createdAt: now,
      },
    });
    const calendar = await tx.connectedCalendar.create({
      data: { tenantId, connectionId: connection.id, externalId: "a", name: "Ada", writable: true },
    });
    const span = { startsAt: start, endsAt: end };
    await tx.externalBusy.create({
      data: {
        tenantId,
        calendarId: calendar.id,
        resourceId: ada,
        source: "google",
        externalId: "x",
        ...span,
      },
    });
    const about = { interviewId: interview.id, resourceId: ada };
    return await tx.calendarConflict.create({
      data: { tenantId, kind: "busy", ...about, ...span, raisedAt: now },
    });
  });
  return { id, interviewId: interview.id, start };
}

const openOf = async (interviewId: string, cookie = rosa.cookie) =>
  (await readAnswer(listSchema, ask(`/conflicts?event=${interviewId}`, undefined, cookie))).items;
const alternativesOf = (id: string) =>
  readAnswer(alternativesSchema, ask(`/conflicts/${id}/alternatives`));
const resolve = (id: string, answer: object, cookie = rosa.cookie) =>
  ask(`/conflicts/${id}/resolve`, answer, cookie);
const resolutionOf = (id: string) =>
  work(async ({ tx }) => {
    const { resolution, memberId } = await tx.calendarConflict.findFirstOrThrow({ where: { id } });
    return { resolution, memberId };
  });
const show = (id: string) => readAnswer(interviewSchema, ask(`/interviews/${id}`));

test("a conflict says with whom the event is and what may be done, until it is over", async () => {
  const { interviewId, start } = await conflict();
  expect(await openOf(interviewId)).toEqual([
    expect.objectContaining({
      kind: "busy",
      event: expect.objectContaining({ id: interviewId, party: "Dana" }),
      whyNotMove: null,
      whyNotCancel: null,
    }),
  ]);
  now = addHours(start, 1);
  expect(await openOf(interviewId)).toEqual([]);
});

test("one of the proposed times is taken by one request, and the conflict is answered", async () => {
  const { id, interviewId, start } = await conflict();
  const { times, told } = await alternativesOf(id);
  expect(told.map(({ name }) => name)).toEqual(["Dana", "Rosa", "Ada", "Ben"]);
  expect(times.length).toBeGreaterThan(3);
  const [wanted] = times.filter((time) => new Date(time.start) > start);
  expect((await resolve(id, { resolution: "rescheduled", start: wanted?.start })).status).toBe(204);
  expect((await show(interviewId)).start).toBe(wanted?.start);
  expect(await resolutionOf(id)).toEqual({ resolution: "rescheduled", memberId: rosa.member.id });
  expect(await openOf(interviewId)).toEqual([]);
  const again = resolve(id, { resolution: "rescheduled", start: start.toISOString() });
  expect(await refusalOf(again)).toEqual([404, "NOT_FOUND"]);
});

test("a time that cannot be had is refused, and the question stays", async () => {
  const { id, interviewId, start } = await conflict();
  const night = new Date(start.getTime() - 8 * 3_600_000).toISOString();
  expect(await refusalOf(resolve(id, { resolution: "rescheduled", start: night }))).toEqual([
    409,
    "SLOT_NOT_OFFERED",
  ]);
  expect((await show(interviewId)).start).toBe(start.toISOString());
  expect(await openOf(interviewId)).toHaveLength(1);
});

test("somebody of the pool takes the seat; both are told, and nobody else", async () => {
  const { id, interviewId } = await conflict();
  await app.runJobs();
  const before = new Set(
    (await work(({ tx }) => tx.notification.findMany({ where: { interviewId } }))).map(
      (row) => row.id,
    ),
  );
  const { standIns } = await alternativesOf(id);
  expect(standIns.map(({ name }) => name)).toEqual(expect.arrayContaining(["Priya", "Rosa"]));
  expect((await resolve(id, { resolution: "replaced", resourceId: priya })).status).toBe(204);
  expect((await show(interviewId)).panel.map(({ name }) => name)).toEqual(["Ben", "Priya"]);
  expect(await resolutionOf(id)).toEqual({ resolution: "replaced", memberId: rosa.member.id });
  await app.runJobs();
  const mails = await work(({ tx }) =>
    tx.notification.findMany({
      where: { interviewId, channel: "email", id: { notIn: [...before] } },
      orderBy: { kind: "asc" },
    }),
  );
  expect(mails.map(({ address, kind, state }) => [address, kind, state])).toEqual([
    ["priya@team.example", "confirmation", "sent"],
    ["ada@team.example", "cancellation", "sent"],
  ]);
  expect(mails[1]?.text).toContain("Priya takes your place");
});

test("of two who decide at once, the first one decides", async () => {
  const { id } = await conflict();
  const { times } = await alternativesOf(id);
  const answers = await Promise.all([
    resolve(id, { resolution: "rescheduled", start: times.at(-1)?.start }),
    resolve(id, { resolution: "replaced", resourceId: priya }),
    resolve(id, { resolution: "cancelled" }),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual([204, 404, 404]);
});

test("an interviewer sees and leaves their own, and is told that others move and cancel", async () => {
  const { id, interviewId } = await conflict();
  const eve = await app.signUp({ name: "Eve", organisation: "Elsewhere" });
  expect(await openOf(interviewId, eve.cookie)).toEqual([]);
  expect(await refusalOf(resolve(id, { resolution: "dismissed" }, eve.cookie))).toEqual([
    404,
    "NOT_FOUND",
  ]);
  const setRole = (atsRole: "interviewer" | "admin", resourceId: string | null) =>
    work(async ({ tx, tenantId }) => {
      await tx.member.updateMany({ where: { resourceId }, data: { resourceId: null } });
      const where = { tenantId_id: { tenantId, id: rosa.member.id } };
      await tx.member.update({ where, data: { atsRole, resourceId } });
    });
  await setRole("interviewer", ada);
  expect(await openOf(interviewId)).toMatchObject([
    { whyNotMove: "NOT_ALLOWED", whyNotCancel: "NOT_ALLOWED" },
  ]);
  expect(await alternativesOf(id)).toMatchObject({ times: [], standIns: [] });
  for (const answer of [
    { resolution: "cancelled" },
    { resolution: "replaced", resourceId: priya },
    { resolution: "rescheduled", start: addDays(now, 3).toISOString() },
  ]) {
    expect(await refusalOf(resolve(id, answer))).toEqual([403, "NOT_ALLOWED"]);
  }
  expect((await resolve(id, { resolution: "dismissed" })).status).toBe(204);
});
