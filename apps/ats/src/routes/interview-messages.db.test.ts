import type { Work } from "@convene/prisma";
import {
  readAnswer,
  refusalOf,
  type SignedUp,
  startTestKit,
  type TestKit,
} from "@convene/server-kit/testing";
import { z } from "@hono/zod-openapi";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addInterviewer } from "../testing/add-interviewer.ts";
import { february, NOW } from "../testing/open-hiring-team.ts";
import { atsApi } from "./ats-api.ts";
import { applicationDetailSchema, interviewSchema, jobSchema, scheduledSchema } from "./schemas.ts";

let app: TestKit;
let rosa: SignedUp;
let stranger: SignedUp;
let ben: string;
let jobId: string;

const work = <T>(run: (work: Work) => Promise<T>) =>
  app.kit.db.unit(rosa.tenantId, (tx) => run({ tx, tenantId: rosa.tenantId, now: NOW }));
const ask = (path: string, json?: unknown) =>
  app.fetch(`/api${path}`, { cookie: rosa.cookie, ...(json !== undefined && { json }) });

beforeAll(async () => {
  app = await startTestKit("ats", { api: atsApi, now: () => NOW });
  rosa = await app.signUp({ name: "Rosa", organisation: "Team", timeZone: "America/Toronto" });
  stranger = await app.signUp({ name: "Sven", organisation: "Other" });
  ben = await work((unit) =>
    addInterviewer(unit, { name: "Ben", timeZone: "Europe/Berlin", hours: ["15:00", "21:00"] }),
  );
  jobId = (await readAnswer(jobSchema, ask("/jobs", { title: "Engineer" }))).id;
});
afterAll(() => app.close());

const candidateOf = (name: string, rest: object = {}) => ({
  jobId,
  name,
  email: `${name.toLowerCase()}@example.com`,
  timeZone: "America/Vancouver",
  ...rest,
});

async function schedule(day: number, candidate: object) {
  const application = await readAnswer(applicationDetailSchema, ask("/applications", candidate));
  const scheduled = ask("/interviews", {
    applicationId: application.id,
    kind: "technical",
    title: "Technical interview",
    start: february(day, "10:00").toISOString(),
    durationMinutes: 60,
    interviewerIds: [ben],
  });
  return (await readAnswer(scheduledSchema, scheduled)).interview;
}

async function tokenOf(id: string): Promise<string> {
  const row = await work(({ tx }) =>
    tx.interview.findUniqueOrThrow({ where: { tenantId_id: { tenantId: rosa.tenantId, id } } }),
  );
  const url = await app.kit.manageUrl({ kind: "interview", row });
  return url.slice(url.lastIndexOf("/") + 1);
}

describe("an interview's own reminders", () => {
  const put = (id: string, json: unknown, cookie = rosa.cookie) =>
    app.fetch(`/api/interviews/${id}/reminders`, { method: "PUT", cookie, json });
  const wanted = { enabled: true, offsetsMinutes: [30, 120] };

  test("are set by whoever plans it", async () => {
    const { id, reminders } = await schedule(5, candidateOf("Dana"));
    expect(reminders).toMatchObject({ enabled: true, offsetsMinutes: [1440, 60, 15] });
    expect((await readAnswer(interviewSchema, put(id, wanted))).reminders).toEqual({
      enabled: true,
      offsetsMinutes: [120, 30],
      outcomes: [
        { offsetMinutes: 120, at: february(5, "08:00").toISOString(), outcome: "next" },
        { offsetMinutes: 30, at: february(5, "09:30").toISOString(), outcome: "planned" },
      ],
    });
    expect(await refusalOf(put(id, wanted, stranger.cookie))).toEqual([404, "NOT_FOUND"]);
    expect(await refusalOf(put(id, wanted, ""))).toEqual([401, "SIGN_IN_REQUIRED"]);
    const doubled = await put(id, { enabled: true, offsetsMinutes: [30, 30] });
    expect(await doubled.json()).toMatchObject({ status: 400, field: "offsetsMinutes.1" });
  });

  test("are not an interviewer's to change", async () => {
    const { id } = await schedule(6, candidateOf("Eli"));
    await work(({ tx }) =>
      tx.member.updateMany({ where: { id: rosa.member.id }, data: { atsRole: "interviewer" } }),
    );
    try {
      expect(await refusalOf(put(id, wanted))).toEqual([403, "NOT_ALLOWED"]);
    } finally {
      await work(({ tx }) =>
        tx.member.updateMany({ where: { id: rosa.member.id }, data: { atsRole: "admin" } }),
      );
    }
  });
});

describe("a candidate's preferences", () => {
  const preferencesSchema = z.object({
    rows: z.array(z.object({ kind: z.string(), channel: z.string(), enabled: z.boolean() })),
    smsOptIn: z.boolean(),
    hasPhone: z.boolean(),
  });

  test("are chosen by the link of an interview", async () => {
    const phone = "+1 604 555 0134";
    const { id, candidate } = await schedule(9, candidateOf("Fay", { phone, smsOptIn: true }));
    expect(candidate.smsOptIn).toBe(true);
    const path = `/api/interview-links/${await tokenOf(id)}/preferences`;
    const before = await readAnswer(preferencesSchema, app.fetch(path));
    expect(before).toMatchObject({ smsOptIn: true, hasPhone: true });
    expect(before.rows.map(({ kind }) => kind)).toContain("offer_sent");
    const rows = [{ kind: "reminder", channel: "sms", enabled: false }];
    const change = app.fetch(path, { method: "PUT", json: { rows, smsOptIn: false } });
    const after = await readAnswer(preferencesSchema, change);
    expect(after.smsOptIn).toBe(false);
    expect(after.rows).toContainEqual(expect.objectContaining(rows[0]));
    const locked = { rows: [{ kind: "offer_sent", channel: "email", enabled: false }] };
    const refused = await app.fetch(path, { method: "PUT", json: locked });
    expect(await refused.json()).toMatchObject({ status: 400, field: "rows.0" });
  });

  test("do not agree to text messages without a number to send them to", async () => {
    const candidate = candidateOf("Gus", { phone: "604 555 0134", smsOptIn: true });
    const answer = await ask("/applications", candidate);
    expect(await answer.json()).toMatchObject({ status: 400, field: "phone" });
  });
});
