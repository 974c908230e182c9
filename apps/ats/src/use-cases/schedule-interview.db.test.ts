import {
  InvalidInputError,
  NotFoundError,
  SlotNotOfferedError,
  SlotTakenError,
} from "@convene/scheduling-core";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  february,
  type HiringTeam,
  interviewOf,
  NOW,
  openHiringTeam,
} from "../testing/open-hiring-team.ts";
import { writeAppointment } from "../testing/write-appointment.ts";
import { findAlternatives } from "./find-alternatives.ts";
import { scheduleInterview } from "./schedule-interview.ts";

let team: HiringTeam;
beforeAll(async () => {
  team = await openHiringTeam();
});
afterAll(() => team[Symbol.asyncDispose]());

const schedule = (start: Date, rest: Parameters<typeof interviewOf>[2] = {}) =>
  team.work((work) => scheduleInterview(work, interviewOf(team, start, rest), team.ports));

const reservationsOf = (interviewId: string) =>
  team.work(({ tx }) =>
    tx.reservation.findMany({ where: { interviewId }, orderBy: { resourceId: "asc" } }),
  );

test("an interview keeps panel, reservations, reminders and history together", async () => {
  const interview = await schedule(february(3, "10:00"), {
    optionalIds: [team.cleo],
    meetingUrl: "https://meet.example/abc",
    instructions: "Bring a laptop",
  });
  expect(interview).toMatchObject({
    status: "scheduled",
    kind: "technical",
    organiserMemberId: team.recruiter.id,
    scheduledStart: february(3, "10:00"),
    scheduledEnd: february(3, "11:00"),
    timezone: "America/Toronto",
    nextReminderAt: february(2, "10:00"),
    rescheduleLimit: null,
    meetingUrl: "https://meet.example/abc",
    instructions: "Bring a laptop",
  });
  const { reservations, changes, attendees } = await team.work(({ tx, tenantId }) =>
    tx.interview.findUniqueOrThrow({
      where: { tenantId_id: { tenantId, id: interview.id } },
      include: { reservations: true, changes: true, attendees: true },
    }),
  );
  // Optional ones reserve no time.
  expect(reservations.map((row) => row.resourceId).sort()).toEqual([team.ada, team.ben].sort());
  expect(attendees.filter((row) => !row.required).map((row) => row.resourceId)).toEqual([
    team.cleo,
  ]);
  expect(changes).toMatchObject([
    { kind: "booked", actorKind: "member", actorId: team.recruiter.id },
  ]);
  expect(team.announced.map((event) => event.row.id)).toContain(interview.id);
});

test("of 50 at once who want the same pair at the same time, one gets it", async () => {
  const attempts = await Promise.allSettled(
    Array.from({ length: 50 }, (_, index) =>
      schedule(february(4, "10:00"), {
        interviewerIds: index % 2 === 0 ? [team.ada, team.ben] : [team.ben, team.ada],
      }),
    ),
  );
  expect(attempts.filter((attempt) => attempt.status === "fulfilled")).toHaveLength(1);
  for (const attempt of attempts) {
    if (attempt.status === "rejected") expect(attempt.reason).toBeInstanceOf(SlotTakenError);
  }
  const rows = await team.work(({ tx }) =>
    tx.reservation.count({ where: { startsAt: february(4, "10:00") } }),
  );
  expect(rows).toBe(2);
});

test("panels that overlap, named in opposite orders, queue instead of deadlocking", async () => {
  const panels = [
    [team.ada, team.ben],
    [team.ben, team.cleo],
    [team.cleo, team.ada],
    [team.cleo, team.ben, team.ada],
  ];
  const attempts = await Promise.allSettled(
    Array.from({ length: 24 }, (_, index) =>
      schedule(february(5, index % 3 === 0 ? "10:00" : "10:30"), {
        interviewerIds: panels[index % panels.length] ?? [],
      }),
    ),
  );
  for (const attempt of attempts) {
    if (attempt.status === "rejected") expect(attempt.reason).toBeInstanceOf(SlotTakenError);
  }
  // Any two of these panels share somebody, and the times overlap: one fits.
  expect(attempts.filter((attempt) => attempt.status === "fulfilled")).toHaveLength(1);
});

test("an appointment of one of them takes the panel's time as well", async () => {
  const span = { start: february(6, "09:00"), end: february(6, "12:00") };
  await team.work((work) => writeAppointment(work, team.ben, span));
  await expect(schedule(february(6, "11:30"))).rejects.toMatchObject({
    code: "SLOT_TAKEN",
    resourceId: team.ben,
  });
  await schedule(february(6, "11:00"), { interviewerIds: [team.ada] });
  await schedule(february(6, "12:00"));
});

test("outside somebody's hours, in the past, or with somebody gone, no time is offered", async () => {
  await expect(
    schedule(february(9, "14:30"), { interviewerIds: [team.ada, team.cleo] }),
  ).rejects.toMatchObject({
    code: "SLOT_NOT_OFFERED",
    reasons: [
      { reason: "tooFewHosts", suited: 1, needed: 2 },
      { reason: "outsideHours", hostId: team.cleo },
    ],
  });
  const past = new Date(NOW.getTime() - 60_000);
  await expect(schedule(past)).rejects.toThrow(SlotNotOfferedError);
  // Nobody can be reached at Toronto's 08:00, and the boundary itself is fine.
  await expect(schedule(february(9, "08:59"))).rejects.toThrow(SlotNotOfferedError);
  await schedule(february(9, "14:00"), { interviewerIds: [team.ada, team.cleo] });
});

test("the alternatives suit everybody, nearest first on both sides", async () => {
  await schedule(february(10, "12:00"), { interviewerIds: [team.ben] });
  const alternatives = await team.work((work) =>
    findAlternatives(work, {
      of: { interviewerIds: [team.ada, team.ben, team.cleo], durationMinutes: 60 },
      start: february(10, "12:00"),
      timeZone: "America/Toronto",
    }),
  );
  expect(alternatives.map((slot) => slot.start)).toEqual([
    february(10, "10:00"),
    february(10, "10:30"),
    february(10, "11:00"),
    february(10, "13:00"),
    february(10, "13:30"),
    february(10, "14:00"),
  ]);
});

test("a decided application takes no further interviews", async () => {
  const { applicationId: id, jobId } = team;
  const closed = uuidv7();
  await team.work(async ({ tx, tenantId }) => {
    const { stageId } = await tx.application.findFirstOrThrow({ where: { id } });
    const candidate = { tenantId, id: closed, name: "Eve", email: "eve@example.com" };
    await tx.candidate.create({ data: { ...candidate, timeZone: "UTC" } });
    const row = { tenantId, id: closed, jobId, candidateId: closed, stageId };
    await tx.application.create({ data: { ...row, status: "rejected", closedAt: NOW } });
  });
  await expect(schedule(february(11, "10:00"), { applicationId: closed })).rejects.toMatchObject({
    code: "APPLICATION_CLOSED",
  });
});

test("a panel needs somebody, and nobody twice", async () => {
  await expect(schedule(february(11, "10:00"), { interviewerIds: [] })).rejects.toThrow(
    InvalidInputError,
  );
  await expect(schedule(february(11, "10:00"), { optionalIds: [team.ada] })).rejects.toMatchObject({
    field: "optionalIds",
  });
  const interview = await schedule(february(11, "10:00"), {
    interviewerIds: [team.ada, team.ada],
  });
  expect(await reservationsOf(interview.id)).toHaveLength(1);
});

test("another organisation's application and people are not found", async () => {
  await using other = await openHiringTeam();
  const start = february(12, "10:00");
  for (const rest of [
    { applicationId: other.applicationId },
    { interviewerIds: [team.ada, other.ben] },
    { optionalIds: [other.cleo] },
  ]) {
    await expect(schedule(start, rest)).rejects.toThrow(NotFoundError);
  }
});

test("who has no role here is no interviewer", async () => {
  await team.work(({ tx }) =>
    tx.member.updateMany({ where: { resourceId: team.cleo }, data: { atsRole: null } }),
  );
  await expect(schedule(february(13, "10:00"), { interviewerIds: [team.cleo] })).rejects.toThrow(
    NotFoundError,
  );
});
