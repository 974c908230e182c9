import {
  EventClosedError,
  InvalidTransitionError,
  NotFoundError,
  SlotTakenError,
} from "@convene/scheduling-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { NotStartedYetError } from "../domain/interview-refusals.ts";
import {
  february,
  type HiringTeam,
  interviewOf,
  NOW,
  openHiringTeam,
  recruiterView,
} from "../testing/open-hiring-team.ts";
import { cancelInterview } from "./cancel-interview.ts";
import { rescheduleInterview } from "./reschedule-interview.ts";
import { scheduleInterview } from "./schedule-interview.ts";
import { type StatusRequest, setInterviewStatus } from "./set-interview-status.ts";
import { viewInterview } from "./view-interview.ts";

let team: HiringTeam;
beforeAll(async () => {
  team = await openHiringTeam();
});
afterAll(() => team[Symbol.asyncDispose]());

const schedule = async (start: Date, rest: Parameters<typeof interviewOf>[2] = {}) =>
  (await team.work((work) => scheduleInterview(work, interviewOf(team, start, rest), team.ports)))
    .id;
const move = (interviewId: string, start: Date, now = NOW) =>
  team.work((work) => rescheduleInterview(work, { interviewId, start, by: team.recruiter }), now);
const cancel = (interviewId: string, by: "member" | "candidate" = "member", now = NOW) =>
  team.work(
    (work) =>
      cancelInterview(work, {
        interviewId,
        by: by === "member" ? team.recruiter : { kind: "candidate" },
        reason: "Ill",
      }),
    now,
  );
const report = (interviewId: string, to: StatusRequest["to"], now = NOW) =>
  team.work((work) => setInterviewStatus(work, { interviewId, to, by: team.recruiter }), now);
const view = (id: string, now = NOW) =>
  team.work((work) => viewInterview(work, id, recruiterView), now);
const reservationsOf = (interviewId: string) =>
  team.work(({ tx }) => tx.reservation.findMany({ where: { interviewId } }));

test("a move takes the whole panel along, and what was confirmed is scheduled again", async () => {
  const id = await schedule(february(3, "10:00"));
  expect((await report(id, "confirmed")).status).toBe("confirmed");
  // It overlaps itself: its own time is not in its way.
  const moved = await move(id, february(3, "10:30"));
  expect(moved).toMatchObject({
    status: "scheduled",
    scheduledStart: february(3, "10:30"),
    scheduledEnd: february(3, "11:30"),
    rescheduleCount: 1,
    version: 1,
  });
  const reservations = await reservationsOf(id);
  expect(reservations.map((row) => row.resourceId).sort()).toEqual([team.ada, team.ben].sort());
  for (const row of reservations) expect(row.startsAt).toEqual(february(3, "10:30"));
  expect((await view(id)).history).toMatchObject([
    { kind: "booked", byName: "Rosa" },
    { kind: "confirmed" },
    { kind: "rescheduled", startBefore: february(3, "10:00"), startAfter: february(3, "10:30") },
  ]);
});

test("nobody moves onto a time at which one of the panel is busy, and nothing changes by trying", async () => {
  const id = await schedule(february(4, "09:00"));
  await schedule(february(4, "12:00"), { interviewerIds: [team.ben] });
  await expect(move(id, february(4, "11:30"))).rejects.toThrow(SlotTakenError);
  const reservations = await reservationsOf(id);
  expect(reservations.map((row) => row.startsAt)).toEqual([
    february(4, "09:00"),
    february(4, "09:00"),
  ]);
});

test("a cancelled interview gives the time back, and can be neither moved nor cancelled", async () => {
  const id = await schedule(february(5, "10:00"));
  expect(await cancel(id)).toMatchObject({
    status: "cancelled",
    cancellationReason: "Ill",
    nextReminderAt: null,
  });
  expect(await reservationsOf(id)).toEqual([]);
  await expect(move(id, february(5, "12:00"))).rejects.toThrow(EventClosedError);
  await expect(cancel(id)).rejects.toThrow(EventClosedError);
  await expect(report(id, "in_progress")).rejects.toThrow(InvalidTransitionError);
  await schedule(february(5, "10:00"));
});

test("the candidate calls off until the start, by name in the history", async () => {
  const id = await schedule(february(6, "10:00"));
  await expect(cancel(id, "candidate", february(6, "10:00"))).rejects.toMatchObject({
    code: "TOO_LATE_TO_CHANGE",
  });
  await cancel(id, "candidate", february(6, "09:59"));
  expect((await view(id)).history.at(-1)).toMatchObject({
    kind: "cancelled",
    byKind: "candidate",
    byName: "Dana",
    reason: "Ill",
  });
});

test("starting and finishing keep when it really took place; what has begun is not moved", async () => {
  const id = await schedule(february(9, "10:00"));
  await report(id, "in_progress", february(9, "10:04"));
  await expect(move(id, february(9, "14:00"))).rejects.toThrow(InvalidTransitionError);
  expect(await report(id, "completed", february(9, "10:58"))).toMatchObject({
    status: "completed",
    actualStart: february(9, "10:04"),
    actualEnd: february(9, "10:58"),
    nextReminderAt: null,
  });
  await expect(report(id, "no_show", february(9, "11:00"))).rejects.toThrow(InvalidTransitionError);
});

test("nobody is a no-show before the start", async () => {
  const id = await schedule(february(10, "10:00"));
  await expect(report(id, "no_show", february(10, "09:59"))).rejects.toThrow(NotStartedYetError);
  expect((await report(id, "no_show", february(10, "10:00"))).status).toBe("no_show");
});

test("a confirmed interview still gets its reminders", async () => {
  const id = await schedule(february(11, "10:00"));
  expect((await report(id, "confirmed")).nextReminderAt).toEqual(february(10, "10:00"));
});

test("of a move and a cancellation at once, the cancellation stands and nothing is left behind", async () => {
  const ids: string[] = [];
  for (const day of [12, 13, 16, 17]) ids.push(await schedule(february(day, "10:00")));
  await Promise.allSettled(
    ids.flatMap((id, index) => [
      move(id, february(18, `${9 + 2 * index}:00`.padStart(5, "0"))),
      cancel(id),
    ]),
  );
  for (const id of ids) {
    expect((await view(id)).interview.status).toBe("cancelled");
    expect(await reservationsOf(id)).toEqual([]);
  }
});

test("two panels that swap times at once neither deadlock nor lose a reservation", async () => {
  const first = await schedule(february(19, "09:00"));
  const second = await schedule(february(19, "11:00"), { interviewerIds: [team.ben, team.cleo] });
  await Promise.allSettled([
    move(first, february(19, "11:00")),
    move(second, february(19, "09:00")),
    move(first, february(19, "13:00")),
    move(second, february(19, "13:00")),
  ]);
  expect(await reservationsOf(first)).toHaveLength(2);
  expect(await reservationsOf(second)).toHaveLength(2);
});

test("an interviewer reports on own interviews only", async () => {
  const id = await schedule(february(20, "10:00"));
  const attempt = (resourceId: string) =>
    team.work(
      (work) =>
        setInterviewStatus(work, {
          interviewId: id,
          to: "in_progress",
          by: team.recruiter,
          viewer: { id: resourceId, atsRole: "interviewer", resourceId },
        }),
      february(20, "10:00"),
    );
  await expect(attempt(team.cleo)).rejects.toThrow(NotFoundError);
  expect((await attempt(team.ada)).status).toBe("in_progress");
});

test("another organisation's interview is not found", async () => {
  await using other = await openHiringTeam();
  const theirs = await other.work((work) =>
    scheduleInterview(work, interviewOf(other, february(24, "10:00")), other.ports),
  );
  await expect(move(theirs.id, february(24, "12:00"))).rejects.toThrow(NotFoundError);
  await expect(cancel(theirs.id)).rejects.toThrow(NotFoundError);
  await expect(report(theirs.id, "in_progress")).rejects.toThrow(NotFoundError);
  await expect(view(theirs.id)).rejects.toThrow(NotFoundError);
});
