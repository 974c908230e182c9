import { addDays } from "date-fns";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Viewer } from "../domain/viewer.ts";
import {
  february,
  type HiringTeam,
  interviewOf,
  openHiringTeam,
  recruiterView,
} from "../testing/open-hiring-team.ts";
import { writeAppointment } from "../testing/write-appointment.ts";
import { explainInterviewSlot } from "./explain-interview-slot.ts";
import { findInterviewSlots } from "./find-interview-slots.ts";
import { listInterviewers } from "./list-interviewers.ts";
import { listInterviews } from "./list-interviews.ts";
import { scheduleInterview } from "./schedule-interview.ts";
import { viewInterview } from "./view-interview.ts";

let team: HiringTeam;
let withBoth: string;
let withCleo: string;
beforeAll(async () => {
  team = await openHiringTeam();
  const schedule = (start: Date, rest = {}) =>
    team.work((work) => scheduleInterview(work, interviewOf(team, start, rest), team.ports));
  withBoth = (await schedule(february(3, "10:00"))).id;
  withCleo = (await schedule(february(4, "10:00"), { interviewerIds: [team.cleo] })).id;
  await team.work(async (work) => {
    const { tx, tenantId } = work;
    await writeAppointment(work, team.ada, {
      start: february(3, "13:00"),
      end: february(3, "14:00"),
    });
    const span = { startsAt: february(5, "09:00"), endsAt: february(6, "09:00") };
    await tx.timeOff.create({ data: { tenantId, resourceId: team.ben, ...span } });
    await tx.externalBusy.create({
      data: { tenantId, resourceId: team.ada, source: "google", externalId: "1", ...span },
    });
  });
});
afterAll(() => team[Symbol.asyncDispose]());

const week = { start: february(2, "00:00"), end: february(9, "00:00") };
const calendar = (viewer: Viewer, personIds?: readonly string[], range = week) =>
  team.work((work) => listInterviews(work, { range, personIds, viewer }));
const ids = (found: Awaited<ReturnType<typeof calendar>>) =>
  found.interviews.map(({ interview }) => interview.id);

test("the week shows everyone's interviews; of chosen people also what else takes their time", async () => {
  const all = await calendar(recruiterView);
  expect(ids(all)).toEqual([withBoth, withCleo]);
  expect(all.interviews[0]).toMatchObject({ candidateName: "Dana", jobTitle: "Engineer" });
  expect(all.people.map((person) => person.name)).toEqual(["Ada", "Ben", "Cleo"]);
  expect(all.taken).toEqual([]);

  const two = await calendar(recruiterView, [team.ada, team.ben]);
  expect(ids(two)).toEqual([withBoth]);
  expect(
    two.taken.map(({ kind, resourceId, start }) => ({ kind, personId: resourceId, start })),
  ).toEqual([
    { kind: "elsewhere", personId: team.ada, start: february(3, "13:00") },
    { kind: "external", personId: team.ada, start: february(5, "09:00") },
    { kind: "timeOff", personId: team.ben, start: february(5, "09:00") },
  ]);
});

test("an interviewer sees own interviews and nobody else's calendar", async () => {
  const cleo: Viewer = { id: team.cleo, atsRole: "interviewer", resourceId: team.cleo };
  const own = await calendar(cleo, [team.ada]);
  expect(ids(own)).toEqual([withCleo]);
  expect(own.people.map((person) => person.name)).toEqual(["Cleo"]);
  expect(own.taken).toEqual([]);
  await expect(team.work((work) => viewInterview(work, withBoth, cleo))).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  const seen = await team.work((work) => viewInterview(work, withCleo, cleo));
  expect(seen.panel).toMatchObject([{ name: "Cleo", required: true }]);
});

test("what touches the range from outside is not in it, and a range has its limits", async () => {
  const before = { start: february(2, "00:00"), end: february(3, "10:00") };
  const after = { start: february(3, "11:00"), end: february(4, "10:00") };
  for (const range of [before, after])
    expect(ids(await calendar(recruiterView, [], range))).toEqual([]);
  const tooLong = { start: week.start, end: addDays(week.start, 63) };
  await expect(calendar(recruiterView, [], tooLong)).rejects.toMatchObject({ field: "to" });
});

test("the load counts both apps' time of the coming seven days, and interviews apart", async () => {
  const people = await team.work(listInterviewers);
  expect(people.map(({ name, load }) => [name, load])).toEqual([
    ["Ada", { interviews: 1, minutes: 120 }],
    ["Ben", { interviews: 1, minutes: 60 }],
    ["Cleo", { interviews: 1, minutes: 60 }],
  ]);
  const later = await team.work(listInterviewers, february(3, "10:00"));
  expect(later[0]?.load.interviews).toBe(1);
  const after = await team.work(listInterviewers, february(3, "10:01"));
  expect(after[0]?.load.interviews).toBe(0);
});

const find = (interviewerIds: readonly string[], day: number, stepMinutes: 15 | 30 = 30) =>
  team.work((work) =>
    findInterviewSlots(work, {
      of: { interviewerIds, durationMinutes: 60 },
      range: { start: february(day, "00:00"), end: february(day + 1, "00:00") },
      grid: { stepMinutes, timeZone: "America/Toronto" },
    }),
  );

test("common slots lie where everybody is free; each one's own free time is shown beside them", async () => {
  const { slots, people, nextFree } = await find([team.ada, team.cleo], 3);
  expect(slots.map((slot) => slot.start)).toEqual([
    february(3, "09:00"),
    february(3, "11:00"),
    february(3, "11:30"),
    february(3, "12:00"),
    february(3, "14:00"),
  ]);
  expect(people).toMatchObject([
    {
      name: "Ada",
      free: [
        { start: february(3, "09:00"), end: february(3, "10:00") },
        { start: february(3, "11:00"), end: february(3, "13:00") },
        { start: february(3, "14:00"), end: february(3, "17:00") },
      ],
    },
    { name: "Cleo", free: [{ start: february(3, "09:00"), end: february(3, "15:00") }] },
  ]);
  expect(nextFree).toBeNull();
});

test("where a day has none, the next one is named", async () => {
  const { slots, nextFree } = await find([team.ada, team.ben], 7);
  expect(slots).toEqual([]);
  expect(nextFree).toEqual(february(9, "09:00"));
});

test("an interview to be moved is not in its own way", async () => {
  const { slots } = await team.work((work) =>
    findInterviewSlots(work, {
      of: { interviewId: withBoth },
      range: { start: february(3, "09:00"), end: february(3, "12:00") },
      grid: { stepMinutes: 30, timeZone: "America/Toronto" },
    }),
  );
  expect(slots.map((slot) => slot.start)).toContainEqual(february(3, "10:00"));
});

test("why not another time is answered person by person, at any minute", async () => {
  const explain = (start: Date) =>
    team.work((work) =>
      explainInterviewSlot(work, {
        of: { interviewerIds: [team.ada, team.cleo], durationMinutes: 60 },
        start,
      }),
    );
  expect(await explain(february(3, "14:07"))).toMatchObject({
    possible: false,
    people: [
      { name: "Ada", reasons: [] },
      { name: "Cleo", timeZone: "Europe/Berlin", reasons: [{ reason: "outsideHours" }] },
    ],
  });
  expect(await explain(february(3, "10:30"))).toMatchObject({
    possible: false,
    people: [{ reasons: [{ reason: "busy" }] }, { reasons: [] }],
  });
  expect(await explain(february(3, "11:07"))).toMatchObject({ possible: true, reasons: [] });
});
