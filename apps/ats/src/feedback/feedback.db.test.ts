import { InvalidInputError, NotFoundError } from "@convene/scheduling-core";
import { addDays, addHours, addMinutes } from "date-fns";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { feedbackDueAt } from "../domain/feedback-due-at.ts";
import { NotStartedYetError } from "../domain/interview-refusals.ts";
import type { Viewer } from "../domain/viewer.ts";
import {
  february,
  type HiringTeam,
  interviewOf,
  openHiringTeam,
  recruiterView,
} from "../testing/open-hiring-team.ts";
import { addApplication } from "../use-cases/add-application.ts";
import { cancelInterview } from "../use-cases/cancel-interview.ts";
import { scheduleInterview } from "../use-cases/schedule-interview.ts";
import { viewBoard } from "../use-cases/view-board.ts";
import { askForFeedback } from "./ask-for-feedback.ts";
import { listFeedback } from "./list-feedback.ts";
import { listOwedScorecards } from "./list-owed-scorecards.ts";
import { type ScorecardRequest, saveScorecard } from "./save-scorecard.ts";

let team: HiringTeam;
let ada: Viewer;
let ben: Viewer;
let hour = 9;
let start: Date;
let end: Date;
let interviewId: string;

beforeAll(async () => {
  team = await openHiringTeam();
  const viewers = await team.work(({ tx }) =>
    tx.member.findMany({ where: { resourceId: { in: [team.ada, team.ben] } } }),
  );
  const viewerOf = (resourceId: string): Viewer => ({
    id: viewers.find((one) => one.resourceId === resourceId)?.id ?? "",
    atsRole: "interviewer",
    resourceId,
  });
  [ada, ben] = [viewerOf(team.ada), viewerOf(team.ben)];
});
afterAll(() => team[Symbol.asyncDispose]());

beforeEach(async () => {
  start = february(3, `${String(hour).padStart(2, "0")}:00`);
  end = addHours(start, 1);
  hour += 1;
  const row = await team.work((work) =>
    scheduleInterview(work, interviewOf(team, start), team.ports),
  );
  interviewId = row.id;
  await team.work(({ tx }) =>
    tx.interview.update({
      where: { tenantId_id: { tenantId: team.tenantId, id: interviewId } },
      data: {
        criteria: [
          { id: "code", name: "Code", weight: 2 },
          { id: "talk", name: "Talk", weight: 1 },
        ],
        questions: [{ id: "why", text: "Why here?" }],
      },
    }),
  );
});

const card = (viewer: Viewer, rest: Partial<ScorecardRequest> = {}): ScorecardRequest => ({
  interviewId,
  viewer,
  seenVersion: null,
  submit: true,
  overall: 4,
  recommendation: "yes",
  ratings: [
    { criterionId: "code", rating: 5, note: null },
    { criterionId: "talk", rating: 2, note: "quiet" },
  ],
  answers: [{ questionId: "why", note: "Likes it" }],
  strengths: "Clear",
  concerns: null,
  privateNotes: "Not for everybody",
  ...rest,
});
const save = (request: ScorecardRequest, now = end) =>
  team.work((work) => saveScorecard(work, request), now);
const look = async (viewer: Viewer, now = end) => {
  const { interviews, owed } = await team.work(
    (work) => listFeedback(work, team.applicationId, viewer),
    now,
  );
  return { owed, ...interviews.find(({ id }) => id === interviewId) };
};
const dueOf = (resourceId: string) =>
  team.work(async ({ tx }) => {
    const row = await tx.interviewAttendee.findFirst({ where: { interviewId, resourceId } });
    return row?.feedbackDueAt ?? null;
  });

test("others' scorecards are hidden until one's own is in", async () => {
  await save(card(ada));
  expect(await look(ben)).toMatchObject({
    scorecards: [],
    missing: expect.arrayContaining([{ name: "Ada", why: "hidden" }]),
  });
  await save(card(ben, { overall: 2, recommendation: "no" }));
  // His other interviews of this application are no longer owed either: this test runs first.
  const seen = await look(ben);
  expect(seen.scorecards?.map(({ author, overall }) => [author, overall])).toEqual([
    ["Ada", 4],
    ["Ben", 2],
  ]);
  expect(seen.scorecards?.[0]?.score).toBe(4);
});

test("private notes are read by their author and by who schedules", async () => {
  await save(card(ada));
  const asRecruiter = await look(recruiterView);
  expect(asRecruiter.scorecards?.[0]?.privateNotes).toBe("Not for everybody");
  await save(card(ben));
  expect((await look(ben)).scorecards?.map(({ privateNotes }) => privateNotes)).toEqual([
    null,
    "Not for everybody",
  ]);
});

test("a draft is seen by nobody, and does not end the asking", async () => {
  await save(card(ada, { submit: false, overall: null, recommendation: null }));
  expect((await look(recruiterView)).scorecards).toEqual([]);
  expect(await dueOf(team.ada)).toEqual(feedbackDueAt(end));
  await save(card(ada, { seenVersion: 1 }));
  expect(await dueOf(team.ada)).toBeNull();
  await expect(save(card(ada, { seenVersion: 2, submit: false }))).rejects.toMatchObject({
    code: "SCORECARD_HANDED_IN",
  });
});

test("two windows do not overwrite each other", async () => {
  await save(card(ada, { submit: false }));
  const outcomes = await Promise.allSettled(
    ["first", "second"].map((strengths) => save(card(ada, { seenVersion: 1, strengths }))),
  );
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("what is handed in says what it comes to, about what is asked, and after the beginning", async () => {
  await expect(save(card(ada, { overall: null }))).rejects.toMatchObject({ field: "overall" });
  await expect(save(card(ada, { recommendation: null }))).rejects.toMatchObject({
    field: "recommendation",
  });
  const stray = [{ criterionId: "charm", rating: 5, note: null }];
  await expect(save(card(ada, { ratings: stray }))).rejects.toThrow(InvalidInputError);
  await expect(save(card(ada), addMinutes(start, -1))).rejects.toThrow(NotStartedYetError);
  const cleo: Viewer = { id: uuidv7(), atsRole: "interviewer", resourceId: team.cleo };
  await expect(save(card(cleo))).rejects.toThrow(NotFoundError);
});

test("who owes one is asked an hour after the end and then daily, each once, until it is in", async () => {
  const asked: number[] = [];
  const ask = (now: Date, resourceId = team.ada) =>
    team.work(
      (work) =>
        askForFeedback(
          work,
          { interviewId, resourceId },
          {
            async ask(_work, _interview, _to, { offsetMinutes }) {
              asked.push(offsetMinutes);
            },
          },
        ),
      now,
    );
  await ask(addMinutes(end, 59));
  await Promise.all([ask(addMinutes(end, 60)), ask(addMinutes(end, 60))]);
  await ask(addMinutes(end, 61));
  await ask(addDays(addMinutes(end, 60), 1));
  expect(asked).toEqual([60, 1_500]);
  await save(card(ada));
  expect(await ask(addDays(end, 3))).toBe(false);
  // Called off after all: nobody is asked.
  await team.work((work) => cancelInterview(work, { interviewId, by: team.recruiter }), start);
  expect(await ask(addDays(end, 3), team.ben)).toBe(false);
});

test("the board says that feedback is late from a day after the end on, also between two askings, until it is in", async () => {
  const { id: applicationId } = await team.work((work) =>
    addApplication(work, {
      jobId: team.jobId,
      name: "Late",
      email: `late${hour}@example.com`,
      timeZone: "UTC",
    }),
  );
  await team.work(({ tx }) =>
    tx.interview.update({
      where: { tenantId_id: { tenantId: team.tenantId, id: interviewId } },
      data: { applicationId },
    }),
  );
  const waiting = async (now: Date) => {
    const request = { jobId: team.jobId, status: "active", viewer: recruiterView } as const;
    const { cards } = await team.work((work) => viewBoard(work, request), now);
    return cards.find(({ application }) => application.id === applicationId)?.decisions;
  };
  await save(card(ada));
  expect(await waiting(addMinutes(addDays(end, 1), -1))).toEqual([]);
  const next = addDays(addMinutes(end, 60), 1);
  await team.work(
    (work) =>
      askForFeedback(work, { interviewId, resourceId: team.ben }, { ask: async () => undefined }),
    next,
  );
  expect(await waiting(next)).toEqual(["feedbackLate"]);
  await save(card(ben), next);
  expect(await waiting(next)).toEqual([]);
});

test("an interviewer sees what they owe, a recruiter what everybody does", async () => {
  const owed = async (viewer: Viewer) =>
    (await team.work((work) => listOwedScorecards(work, viewer), end))
      .filter((one) => one.interviewId === interviewId)
      .map(({ name, isOwn }) => [name, isOwn]);
  expect(await owed(ada)).toEqual([["Ada", true]]);
  expect((await owed(recruiterView)).sort()).toEqual([
    ["Ada", false],
    ["Ben", false],
  ]);
  await save(card(ada));
  expect(await owed(ada)).toEqual([]);
});
