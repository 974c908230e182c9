import type { Work } from "@convene/prisma";
import {
  readAnswer,
  refusalOf,
  type SignedUp,
  startTestKit,
  type TestKit,
} from "@convene/server-kit/testing";
import { z } from "@hono/zod-openapi";
import { addDays } from "date-fns";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addInterviewer } from "../testing/add-interviewer.ts";
import { february, NOW } from "../testing/open-hiring-team.ts";
import { atsApi } from "./ats-api.ts";
import {
  applicationDetailSchema,
  calendarSchema,
  candidateInterviewSchema,
  interviewerSchema,
  interviewSchema,
  jobSchema,
  scheduledSchema,
} from "./schemas.ts";
import { slotSchema, slotsSchema } from "./slot-schemas.ts";

let app: TestKit;
let rosa: SignedUp;
let ben: string;
let application: z.infer<typeof applicationDetailSchema>;
let now = NOW;

const work = <T>(run: (work: Work) => Promise<T>) =>
  app.kit.db.unit(rosa.tenantId, (tx) => run({ tx, tenantId: rosa.tenantId, now }));
const ask = (path: string, json?: unknown, headers: Record<string, string> = {}) =>
  app.fetch(`/api${path}`, {
    cookie: rosa.cookie,
    headers,
    ...(json !== undefined && { json }),
  });

beforeAll(async () => {
  app = await startTestKit("ats", { api: atsApi, now: () => now });
  rosa = await app.signUp({ name: "Rosa", organisation: "Team", timeZone: "America/Toronto" });
  ben = await work((unit) =>
    addInterviewer(unit, { name: "Ben", timeZone: "Europe/Berlin", hours: ["15:00", "21:00"] }),
  );
  const job = await readAnswer(jobSchema, ask("/jobs", { title: "Engineer" }));
  const dana = { name: "Dana", email: "dana@example.com", timeZone: "America/Vancouver" };
  application = await readAnswer(
    applicationDetailSchema,
    ask("/applications", { jobId: job.id, ...dana }),
  );
});
afterAll(() => app.close());

const interviewOf = (start: Date, rest: object = {}) => ({
  applicationId: application.id,
  kind: "technical",
  title: "Technical interview",
  start: start.toISOString(),
  durationMinutes: 60,
  interviewerIds: [rosa.member.resourceId, ben],
  ...rest,
});
const schedule = async (start: Date, rest: object = {}) =>
  await readAnswer(scheduledSchema, ask("/interviews", interviewOf(start, rest)));
const range = (from: Date, to: Date) => `from=${from.toISOString()}&to=${to.toISOString()}`;

test("slots of a panel are found in the recruiter's zone and booked; everybody is told", async () => {
  const { items } = await readAnswer(
    z.object({ items: z.array(interviewerSchema) }),
    ask("/interviewers"),
  );
  expect(items.map((person) => person.name)).toEqual(["Ben", "Rosa"]);

  const query = `interviewerIds=${items.map(({ id }) => id).join(",")}&durationMinutes=60`;
  const day = range(february(3, "00:00"), february(4, "00:00"));
  const { slots, people } = await readAnswer(slotsSchema, ask(`/slots?${query}&${day}`));
  expect(slots[0]?.start).toBe(february(3, "09:00").toISOString());
  expect(slots.at(-1)?.start).toBe(february(3, "14:00").toISOString());
  expect(people.map((person) => person.timeZone)).toEqual(["Europe/Berlin", "America/Toronto"]);

  const { interview, told } = await schedule(february(3, "09:00"), {
    meetingUrl: "https://meet.example/abc",
  });
  expect(interview).toMatchObject({
    status: "scheduled",
    timeZone: "America/Toronto",
    candidate: { name: "Dana", timeZone: "America/Vancouver" },
    nextStatuses: ["confirmed", "in_progress", "cancelled", "no_show"],
  });
  expect(told.map(({ name }) => name).sort()).toEqual(["Ben", "Dana", "Rosa"]);
  await app.runJobs();
  const mails = await work(({ tx }) =>
    tx.notification.findMany({ where: { interviewId: interview.id, channel: "email" } }),
  );
  expect(mails).toHaveLength(3);
  for (const mail of mails) {
    expect(mail).toMatchObject({ state: "sent", kind: "confirmation" });
    expect(mail.calendarFile).toContain("BEGIN:VCALENDAR");
  }
});

test("a taken slot is answered with fresh alternatives and the reason, person by person", async () => {
  await schedule(february(4, "10:00"));
  const answer = await ask("/interviews", interviewOf(february(4, "10:30")));
  const problem = await readAnswer(
    z.looseObject({
      status: z.int(),
      code: z.string(),
      alternatives: z.array(slotSchema),
      explanation: z.object({ people: z.array(z.looseObject({ name: z.string() })) }),
    }),
    answer,
  );
  expect(problem).toMatchObject({ status: 409, code: "SLOT_TAKEN" });
  expect(problem.alternatives.map((slot) => slot.start)).toContain(
    february(4, "11:00").toISOString(),
  );
  expect(problem.explanation.people[0]).toMatchObject({
    reasons: [{ reason: "busy", interval: { start: february(4, "10:00").toISOString() } }],
  });
});

test("an Idempotency-Key schedules once and answers twice the same", async () => {
  const headers = { "idempotency-key": "one" };
  const body = interviewOf(february(5, "10:00"));
  const first = await readAnswer(scheduledSchema, ask("/interviews", body, headers));
  const again = await readAnswer(scheduledSchema, ask("/interviews", body, headers));
  expect(again.interview.id).toBe(first.interview.id);
  const other = ask("/interviews", interviewOf(february(5, "12:00")), headers);
  expect(await refusalOf(other)).toEqual([422, "IDEMPOTENCY_KEY_REUSED"]);
});

test("move, begin and end; what is over can no longer be cancelled", async () => {
  const { interview } = await schedule(february(6, "10:00"));
  const path = `/interviews/${interview.id}`;
  const start = february(6, "11:00").toISOString();
  const moved = await readAnswer(interviewSchema, ask(`${path}/reschedule`, { start }));
  expect(moved).toMatchObject({ start, status: "scheduled" });

  now = february(6, "11:02");
  const begun = await readAnswer(interviewSchema, ask(`${path}/start`, {}));
  expect(begun).toMatchObject({ status: "in_progress", whyNotMove: "INVALID_TRANSITION" });
  now = february(6, "11:50");
  const over = await readAnswer(interviewSchema, ask(`${path}/finish`, {}));
  expect(over).toMatchObject({
    actualStart: february(6, "11:02").toISOString(),
    actualEnd: february(6, "11:50").toISOString(),
  });
  expect(await refusalOf(ask(`${path}/cancel`, {}))).toEqual([409, "EVENT_CLOSED"]);
  expect(await refusalOf(ask(`${path}/no-show`, {}))).toEqual([409, "INVALID_TRANSITION"]);
  now = NOW;
});

test("the candidate's link shows the interview, confirms it, keeps it as a file, and calls off", async () => {
  const { interview } = await schedule(february(9, "10:00"), {
    meetingUrl: "https://meet.example/abc",
  });
  const row = await work(({ tx, tenantId }) =>
    tx.interview.findUniqueOrThrow({ where: { tenantId_id: { tenantId, id: interview.id } } }),
  );
  const link = await app.kit.manageUrl({ kind: "interview", row });
  const token = link.split("/").at(-1);
  const path = `/api/interview-links/${token}`;

  const seen = await readAnswer(candidateInterviewSchema, app.fetch(path));
  expect(seen).toMatchObject({
    jobTitle: "Engineer",
    organisation: { name: "Team" },
    interviewers: ["Ben", "Rosa"],
    whyNotCancel: null,
  });
  expect(JSON.stringify(seen)).not.toContain("dana@example.com");
  const another = app.fetch(`${path}/confirm`, { json: { start: "2026-02-10T15:00:00Z" } });
  expect(await refusalOf(await another)).toEqual([409, "CONCURRENT_CHANGE"]); // not what was seen
  const confirmed = app.fetch(`${path}/confirm`, { json: { start: seen.start } });
  expect((await readAnswer(candidateInterviewSchema, confirmed)).status).toBe("confirmed");

  const file = await app.fetch(`${path}/invite.ics`);
  expect(file.headers.get("content-type")).toContain("text/calendar");
  expect(await file.text()).toContain("DTSTART:20260209T150000Z");

  const off = app.fetch(`${path}/cancel`, { json: { reason: "Another offer" } });
  expect(await readAnswer(candidateInterviewSchema, off)).toMatchObject({
    status: "cancelled",
    calendarLinks: null,
  });
  expect(await refusalOf(app.fetch(`${path}/cancel`, { json: {} }))).toEqual([409, "EVENT_CLOSED"]);
  expect(await refusalOf(app.fetch("/api/interview-links/nonsense"))).toEqual([404, "NOT_FOUND"]);
});

test("who has applied already is refused with the way to the application", async () => {
  const { job } = application;
  const dana = { name: "Dana", email: "DANA@example.com", timeZone: "UTC", jobId: job.id };
  const answer = await ask("/applications", dana);
  expect(await answer.json()).toMatchObject({
    code: "ALREADY_APPLIED",
    field: "email",
    applicationId: application.id,
  });
});

test("an interviewer sees own interviews, and may not plan", async () => {
  await work(({ tx }) =>
    tx.member.updateMany({ where: { userId: rosa.userId }, data: { atsRole: "interviewer" } }),
  );
  const week = range(february(2, "00:00"), addDays(february(2, "00:00"), 14));
  const calendar = await readAnswer(calendarSchema, ask(`/interviews?${week}`));
  expect(calendar.people.map((person) => person.name)).toEqual(["Rosa"]);
  const [first] = calendar.interviews;
  expect((await ask(`/interviews/${first?.id}`)).status).toBe(200);
  for (const [path, json] of [
    ["/jobs"],
    ["/applications"],
    [`/applications/${application.id}`],
    ["/interviewers"],
    ["/interviews", interviewOf(february(10, "10:00"))],
    [`/interviews/${first?.id}/cancel`, {}],
  ] as const) {
    expect(await refusalOf(ask(path, json))).toEqual([403, "NOT_ALLOWED"]);
  }
  await work(({ tx }) =>
    tx.member.updateMany({ where: { userId: rosa.userId }, data: { atsRole: "admin" } }),
  );
});

test("nobody reads anything without signing in, and another organisation finds nothing", async () => {
  expect(await refusalOf(app.fetch("/api/jobs"))).toEqual([401, "SIGN_IN_REQUIRED"]);
  const { interview } = await schedule(february(11, "10:00"));
  const eve = await app.signUp({ name: "Eve", organisation: "Elsewhere" });
  const spy = (path: string, json?: unknown) =>
    app.fetch(`/api${path}`, { cookie: eve.cookie, ...(json !== undefined && { json }) });
  for (const [path, json] of [
    [`/interviews/${interview.id}`],
    [`/interviews/${interview.id}/cancel`, {}],
    [`/interviews/${interview.id}/start`, {}],
    [`/applications/${application.id}`],
    ["/interviews", interviewOf(february(12, "10:00"))],
    ["/explain", { interviewId: interview.id, start: february(12, "10:00").toISOString() }],
  ] as const) {
    expect(await refusalOf(spy(path, json))).toEqual([404, "NOT_FOUND"]);
  }
});

test("a slot query needs a panel with a duration, or an interview", async () => {
  const day = range(february(3, "00:00"), february(4, "00:00"));
  expect(await refusalOf(ask(`/slots?${day}`))).toEqual([400, "INVALID_INPUT"]);
  expect(await refusalOf(ask(`/slots?${day}&interviewerIds=${ben}`))).toEqual([
    400,
    "INVALID_INPUT",
  ]);
  const long = range(february(1, "00:00"), addDays(february(1, "00:00"), 32));
  expect(await refusalOf(ask(`/slots?${long}&interviewerIds=${ben}&durationMinutes=60`))).toEqual([
    400,
    "INVALID_INPUT",
  ]);
});
