import { keepRoom } from "@convene/calendar/connected";
import { startZoomStandIn, type ZoomStandIn } from "@convene/calendar/testing";
import type { Work } from "@convene/prisma";
import {
  readAnswer,
  refusalOf,
  type SignedUp,
  startTestKit,
  type TestKit,
} from "@convene/server-kit/testing";
import { z } from "@hono/zod-openapi";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { addInterviewer } from "../testing/add-interviewer.ts";
import { february, NOW } from "../testing/open-hiring-team.ts";
import { addApplication } from "../use-cases/add-application.ts";
import { createJob } from "../use-cases/create-job.ts";
import { atsApi } from "./ats-api.ts";
import { candidateInterviewSchema, interviewSchema, scheduledSchema } from "./schemas.ts";

let zoom: ZoomStandIn;
let app: TestKit;
let rosa: SignedUp;
let ben: string;
let applicationId: string;
let day = 2;

const work = <T>(run: (work: Work) => Promise<T>) =>
  app.kit.db.unit(rosa.tenantId, (tx) => run({ tx, tenantId: rosa.tenantId, now: NOW }));
const ask = (path: string, json?: unknown) =>
  app.fetch(`/api${path}`, { cookie: rosa.cookie, ...(json !== undefined && { json }) });

beforeAll(async () => {
  zoom = await startZoomStandIn({ now: () => NOW });
  app = await startTestKit("ats", {
    api: atsApi,
    now: () => NOW,
    env: {
      ZOOM_ACCOUNT_ID: zoom.app.accountId,
      ZOOM_CLIENT_ID: zoom.app.clientId,
      ZOOM_CLIENT_SECRET: zoom.app.clientSecret,
      ZOOM_BASE_URL: zoom.url,
    },
  });
  rosa = await app.signUp({ name: "Rosa", organisation: "Team", timeZone: "America/Toronto" });
  ben = await work((unit) =>
    addInterviewer(unit, { name: "Ben", timeZone: "America/Toronto", hours: ["09:00", "17:00"] }),
  );
  const { job } = await work((unit) => createJob(unit, { title: "Engineer" }));
  const dana = { name: "Dana", email: "dana@example.com", timeZone: "America/Vancouver" };
  applicationId = (await work((unit) => addApplication(unit, { jobId: job.id, ...dana }))).id;
});
afterAll(async () => {
  await app.close();
  await zoom.stop();
});
beforeEach(() => {
  zoom.mend();
  day += day % 7 === 6 ? 3 : 1;
});

const interviewOf = (rest: object) => ({
  applicationId,
  kind: "technical",
  title: "Technical interview",
  start: february(day, "10:00").toISOString(),
  durationMinutes: 60,
  interviewerIds: [ben],
  ...rest,
});
const schedule = async (rest: object) =>
  (await readAnswer(scheduledSchema, ask("/interviews", interviewOf(rest)))).interview;
const show = (id: string) => readAnswer(interviewSchema, ask(`/interviews/${id}`));
const confirmationsOf = (interviewId: string) =>
  work(({ tx }) =>
    tx.notification.findMany({ where: { interviewId, kind: "confirmation", channel: "email" } }),
  );

/** What the candidate sees by the link in their mails. */
async function candidatePage(interviewId: string) {
  const row = await app.kit.db.unit(rosa.tenantId, (tx) =>
    tx.interview.findUniqueOrThrow({
      where: { tenantId_id: { tenantId: rosa.tenantId, id: interviewId } },
    }),
  );
  const url = await app.kit.manageUrl({ kind: "interview", row });
  const path = `/api/interview-links/${new URL(url).pathname.split("/").at(-1)}`;
  const page = await readAnswer(candidateInterviewSchema, app.fetch(path));
  const file = await (await app.fetch(`${path}/invite.ics`)).text();
  return { page, file: file.replaceAll("\r\n ", "") };
}

test("which rooms can be made is told", async () => {
  const listed = z.object({
    items: z.array(z.object({ provider: z.string(), setUp: z.boolean() })),
  });
  const { items } = await readAnswer(listed, ask("/room-providers"));
  expect(items).toEqual([
    { provider: "jitsi", setUp: true },
    { provider: "zoom", setUp: true },
    { provider: "meet", setUp: false },
    { provider: "teams", setUp: false },
  ]);
});

test("a room of Zoom stands in the mails, on the candidate's page and in its file", async () => {
  const { id, places } = await schedule({ room: "zoom" });
  expect(places.room).toEqual({ provider: "zoom", state: "pending", joinUrl: null, problem: null });
  await app.runJobs();
  const { places: later, meetingUrl } = await show(id);
  expect(later.room).toMatchObject({ provider: "zoom", state: "ready", joinUrl: meetingUrl });
  expect(meetingUrl).toMatch(/^https:\/\/zoom\.us\/j\//);
  const mails = await confirmationsOf(id);
  expect(mails).not.toEqual([]);
  for (const { text, calendarFile } of mails) {
    expect(text).toContain(meetingUrl);
    expect(calendarFile?.replaceAll("\r\n ", "")).toContain(meetingUrl);
  }
  const { page, file } = await candidatePage(id);
  expect(page).toMatchObject({ meetingUrl, roomFollows: false });
  expect(file).toContain(meetingUrl);
});

test("a provider that fails loses no booking: the missing room is shown, and made later", async () => {
  zoom.fail({ fault: { status: 503 }, path: /.*/, times: 20 });
  const { id } = await schedule({ room: "zoom" });
  const { id: roomId } = await work(({ tx }) =>
    tx.meetingRoom.findFirstOrThrow({ where: { interviewId: id } }),
  );
  const { tenantId } = rosa;
  await keepRoom(app.kit.calendars, { tenantId, roomId });
  const failing = await show(id);
  expect(failing).toMatchObject({ status: "scheduled", meetingUrl: null });
  expect(failing.places.room).toEqual({
    provider: "zoom",
    state: "failing",
    joinUrl: null,
    problem: "unavailable",
  });
  expect((await candidatePage(id)).page).toMatchObject({ meetingUrl: null, roomFollows: true });
  zoom.mend();
  await keepRoom(app.kit.calendars, { tenantId, roomId });
  expect((await show(id)).places.room).toMatchObject({ state: "ready", problem: null });
  expect((await candidatePage(id)).page).toMatchObject({ roomFollows: false });
});

test("a room of Jitsi is there at once; an interview in person or by phone has none", async () => {
  const jitsi = await schedule({ room: "jitsi" });
  expect(jitsi.places.room?.joinUrl).toBe(jitsi.meetingUrl);
  day += day % 7 === 6 ? 3 : 1;
  const there = await schedule({ kind: "video", room: null, location: "1 King Street" });
  expect(there).toMatchObject({ meetingUrl: null, places: { room: null } });
});

test("a provider that is not set up, and a room beside another link, are refused", async () => {
  const meet = ask("/interviews", interviewOf({ room: "meet" }));
  expect(await refusalOf(meet)).toEqual([409, "ROOM_NOT_SET_UP"]);
  const both = interviewOf({ room: "jitsi", meetingUrl: "https://meet.example/1" });
  expect(await refusalOf(ask("/interviews", both))).toEqual([400, "INVALID_INPUT"]);
});
