import { SlotNotOfferedError, SlotTakenError } from "@convene/scheduling-core";
import { addDays, addHours } from "date-fns";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { addInterviewer } from "../testing/add-interviewer.ts";
import {
  february,
  type HiringTeam,
  interviewOf,
  openHiringTeam,
  recruiterView,
} from "../testing/open-hiring-team.ts";
import { writeAppointment } from "../testing/write-appointment.ts";
import { cancelInterview } from "./cancel-interview.ts";
import { findStandIns } from "./find-stand-ins.ts";
import { type ReplacePorts, replaceInterviewer } from "./replace-interviewer.ts";
import { scheduleInterview } from "./schedule-interview.ts";
import { viewInterview } from "./view-interview.ts";

let team: HiringTeam;
/** Resources: both 9 to 17 on weekdays in Toronto. */
let priya: string;
let quinn: string;
let day = 2;
let told: { leaverId: string; standInId: string }[] = [];
const ports: ReplacePorts = {
  async announceReplacement(_tx, _event, { leaverId, standInId }) {
    told.push({ leaverId, standInId });
  },
};

beforeAll(async () => {
  team = await openHiringTeam();
  const toronto = { timeZone: "America/Toronto", hours: ["09:00", "17:00"] } as const;
  priya = await team.work((unit) => addInterviewer(unit, { name: "Priya", ...toronto }));
  quinn = await team.work((unit) => addInterviewer(unit, { name: "Quinn", ...toronto }));
});
afterAll(() => team[Symbol.asyncDispose]());
beforeEach(() => {
  // A day of its own for each test; weekdays only.
  day += day % 7 === 6 ? 3 : 1;
  told = [];
});

/** An hour with Ada and Ben at that time of the test's day. */
const book = (time: string, rest = {}) =>
  team.work((work) =>
    scheduleInterview(work, interviewOf(team, february(day, time), rest), team.ports),
  );
const replace = (interviewId: string, resourceId: string, standInId: string) =>
  team.work((work) =>
    replaceInterviewer(work, { interviewId, resourceId, standInId, by: team.recruiter }, ports),
  );
const standInsOf = async (interviewId: string, resourceId = team.ada) =>
  (await team.work((work) => findStandIns(work, { interviewId, resourceId }))).map(({ id }) => id);
const reservedOf = (interviewId: string) =>
  team.work(async ({ tx }) =>
    (await tx.reservation.findMany({ where: { interviewId } })).map((row) => row.resourceId).sort(),
  );

test("whoever stands in has the seat and the time, and the other one is free again", async () => {
  const { id, version } = await book("10:00");
  const row = await replace(id, team.ada, priya);
  expect(row.version).toBe(version + 1);
  expect(await reservedOf(id)).toEqual([team.ben, priya].sort());
  const view = await team.work((work) => viewInterview(work, id, recruiterView));
  expect(view.panel.map(({ id, required }) => [id, required])).toEqual([
    [team.ben, true],
    [priya, true],
  ]);
  expect(view.history.at(-1)).toMatchObject({ kind: "replaced", reason: "Ada → Priya" });
  expect(told).toEqual([{ leaverId: team.ada, standInId: priya }]);
  await book("10:00", { interviewerIds: [team.ada] });
});

test("who only watched can take the seat, and is on the panel once", async () => {
  const { id } = await book("10:00", { optionalIds: [priya] });
  await replace(id, team.ada, priya);
  const attendees = await team.work(({ tx }) =>
    tx.interviewAttendee.findMany({ where: { interviewId: id } }),
  );
  expect(attendees.map(({ resourceId, required }) => [resourceId, required])).toEqual(
    expect.arrayContaining([
      [team.ben, true],
      [priya, true],
    ]),
  );
  expect(attendees).toHaveLength(2);
});

test("those who are free at that time can stand in, the least busy first", async () => {
  const { id } = await book("10:00");
  expect(await standInsOf(id)).toEqual(expect.arrayContaining([priya, quinn, team.cleo]));
  await book("13:00", { interviewerIds: [priya] });
  const order = await standInsOf(id);
  expect(order.at(-1)).toBe(priya);
  expect(order.slice(0, 2).sort()).toEqual([quinn, team.cleo].sort());
});

test("who is busy in the other app, or not at work, is neither proposed nor taken", async () => {
  const { id } = await book("15:30");
  const start = february(day, "16:00");
  await team.work((work) => writeAppointment(work, quinn, { start, end: addHours(start, 1) }));
  expect(await standInsOf(id)).toEqual([priya]);
  await expect(replace(id, team.ada, quinn)).rejects.toThrow(SlotTakenError);
  await expect(replace(id, team.ada, team.cleo)).rejects.toThrow(SlotNotOfferedError);
  expect(await reservedOf(id)).toEqual([team.ada, team.ben].sort());
  expect(told).toEqual([]);
});

test("of two who give the seat away at once, one does", async () => {
  const { id } = await book("10:00");
  const outcomes = await Promise.allSettled([
    replace(id, team.ada, priya),
    replace(id, team.ada, quinn),
  ]);
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await reservedOf(id)).toHaveLength(2);
  expect(told).toHaveLength(1);
});

test("two interviews that want the same stand-in at the same time do not both get them", async () => {
  const first = await book("10:00", { interviewerIds: [team.ada] });
  const second = await book("10:30", { interviewerIds: [team.ben] });
  const outcomes = await Promise.allSettled([
    replace(first.id, team.ada, priya),
    replace(second.id, team.ben, priya),
  ]);
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("nobody is replaced who is not needed, or by somebody who is needed already", async () => {
  const { id } = await book("10:00");
  await expect(replace(id, priya, quinn)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(replace(id, team.ada, team.ben)).rejects.toMatchObject({ code: "INVALID_INPUT" });
  await expect(standInsOf(id, priya)).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("of what is over or cancelled nobody takes a seat any more", async () => {
  const { id } = await book("10:00");
  const later = addDays(february(day, "10:00"), 3);
  const late = team.work(
    (work) =>
      replaceInterviewer(
        work,
        { interviewId: id, resourceId: team.ada, standInId: priya, by: team.recruiter },
        ports,
      ),
    later,
  );
  await expect(late).rejects.toThrow(SlotNotOfferedError);
  await team.work((work) => cancelInterview(work, { interviewId: id, by: team.recruiter }));
  await expect(replace(id, team.ada, priya)).rejects.toMatchObject({ code: "EVENT_CLOSED" });
});
