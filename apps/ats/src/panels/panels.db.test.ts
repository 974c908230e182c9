import { SlotNotOfferedError } from "@convene/scheduling-core";
import { addHours, addMinutes } from "date-fns";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Viewer } from "../domain/viewer.ts";
import { loadPanel } from "../slots/load-panel.ts";
import { loadPanelHosts } from "../slots/load-panel-hosts.ts";
import { panelSlots } from "../slots/panel-slots.ts";
import { addInterviewer } from "../testing/add-interviewer.ts";
import { february, type HiringTeam, NOW, openHiringTeam } from "../testing/open-hiring-team.ts";
import { type AnswerPorts, answerInterview } from "../use-cases/answer-interview.ts";
import { cancelInterview } from "../use-cases/cancel-interview.ts";
import { findInterviewSlots } from "../use-cases/find-interview-slots.ts";
import { rescheduleInterview } from "../use-cases/reschedule-interview.ts";
import { type ScheduleRequest, scheduleInterview } from "../use-cases/schedule-interview.ts";
import { setInterviewStatus } from "../use-cases/set-interview-status.ts";
import { saveInterviewerSettings } from "./interviewer-settings.ts";
import { publishTime, withdrawTime } from "./published-times.ts";
import { templateRevision } from "./read-templates.ts";
import { removeTemplate } from "./remove-template.ts";
import { savePlan } from "./save-plan.ts";
import { removePool, savePool } from "./save-pool.ts";
import { saveTemplate, type TemplateDetails } from "./save-template.ts";

let team: HiringTeam;
let priya: string;
let quinn: string;
let rooms: string[];
let poolId: string;
let templateId: string;
let told: object[] = [];
const ports: AnswerPorts = {
  announceReplacement: async () => {},
  tellOfDecline: async (_work, _event, { outcome, reason }) => {
    told.push({ ...outcome, reason });
  },
};

beforeAll(async () => {
  team = await openHiringTeam();
  const toronto = { timeZone: "America/Toronto", hours: ["09:00", "17:00"] } as const;
  priya = await team.work((work) => addInterviewer(work, { name: "Priya", ...toronto }));
  quinn = await team.work((work) => addInterviewer(work, { name: "Quinn", ...toronto }));
  rooms = [uuidv7(), uuidv7()];
  await team.work(async ({ tx, tenantId }) => {
    await tx.resource.createMany({
      data: rooms.map((id, index) => ({
        tenantId,
        id,
        kind: "room" as const,
        name: `Room ${index + 1}`,
        timeZone: "America/Toronto",
      })),
    });
  });
});
afterAll(() => team[Symbol.asyncDispose]());

/** Each test has its own pool and template, and a week without interviews. */
beforeEach(async () => {
  told = [];
  await team.work(async ({ tx }) => {
    await tx.reservation.deleteMany({});
    await tx.interviewAttendee.deleteMany({});
    await tx.interviewerSettings.deleteMany({});
    await tx.publishedTime.deleteMany({});
  });
  poolId = (await team.work((work) => savePool(work, poolOf([team.ben, priya])))).pool.id;
  templateId = (await team.work((work) => saveTemplate(work, templateOf()))).template.id;
});

type Qualification = "shadow" | "reverse_shadow" | "qualified";

function poolOf(qualified: readonly string[], learning: Record<string, Qualification> = {}) {
  return {
    name: `Engineers ${uuidv7()}`,
    active: true,
    shadowsNeeded: 1,
    reverseShadowsNeeded: 1,
    members: [
      ...qualified.map((resourceId) => ({ resourceId, qualification: "qualified" as const })),
      ...Object.entries(learning).map(([resourceId, qualification]) => ({
        resourceId,
        qualification,
      })),
    ].map((member) => ({ ...member, paused: false })),
  };
}

function templateOf(rest: Partial<TemplateDetails> = {}): TemplateDetails {
  return {
    name: `Technical ${uuidv7()}`,
    kind: "technical",
    durationMinutes: 60,
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: 15,
    roomProvider: null,
    location: "3rd floor",
    briefing: "Read the task first.",
    instructions: "Bring a pen.",
    questions: [{ id: uuidv7(), text: "Why this design?", hint: null }],
    criteria: [{ id: uuidv7(), name: "Design", description: null, weight: 2 }],
    replaceNoticeMinutes: 2_880,
    replaceLimit: 1,
    changeNoticeMinutes: 1_440,
    rescheduleLimit: 2,
    active: true,
    seats: [
      { name: "Lead", resourceId: team.ada, poolId: null },
      { name: "Peer", resourceId: null, poolId },
    ],
    roomIds: rooms,
    ...rest,
  };
}

const schedule = (start: Date, rest: Partial<ScheduleRequest> = {}) =>
  team.work((work) =>
    scheduleInterview(
      work,
      {
        applicationId: team.applicationId,
        templateId,
        start,
        timeZone: "America/Toronto",
        by: team.recruiter,
        ...rest,
      },
      team.ports,
    ),
  );
const panelOf = (interviewId: string) =>
  team.work(({ tx }) =>
    tx.interviewAttendee.findMany({
      where: { interviewId },
      orderBy: [{ seat: "asc" }, { qualification: "asc" }],
    }),
  );
const reservedOf = async (interviewId: string) =>
  (await team.work(({ tx }) => tx.reservation.findMany({ where: { interviewId } })))
    .map(({ resourceId }) => resourceId)
    .sort();
const as = (resourceId: string): Viewer => ({ id: uuidv7(), atsRole: "interviewer", resourceId });
const answer = (
  interviewId: string,
  who: string,
  response: "accepted" | "declined",
  now: Date = NOW,
) =>
  team.work(
    (work) =>
      answerInterview(
        work,
        {
          interviewId,
          viewer: as(who),
          response,
          ...(response === "declined" && { reason: "Ill" }),
        },
        ports,
      ),
    now,
  );

test("an interview has what its template says, a free room, and of the pool who had the least to do", async () => {
  await schedule(february(9, "09:00"), { seats: [{ name: null, resourceIds: [team.ben] }] });
  const row = await schedule(february(9, "13:00"));
  expect(row).toMatchObject({
    title: expect.stringContaining("Technical"),
    kind: "technical",
    location: "Room 1, 3rd floor",
    briefing: "Read the task first.",
    instructions: "Bring a pen.",
    criteria: [{ name: "Design", weight: 2 }],
    rescheduleLimit: 2,
    bufferAfterMinutes: 15,
    scheduledEnd: february(9, "14:00"),
  });
  expect(await panelOf(row.id)).toMatchObject([
    { seat: "Lead", resourceId: team.ada, poolId: null, qualification: null },
    { seat: "Peer", resourceId: priya, poolId, qualification: "qualified" },
  ]);
  const due = (await panelOf(row.id)).map(({ feedbackDueAt }) => feedbackDueAt);
  expect(due).toEqual([february(9, "15:00"), february(9, "15:00")]);
  expect(await reservedOf(row.id)).toEqual([team.ada, priya, rooms[0]].sort());
});

test("times are those at which all seats and a room are free; proposals name who would sit", async () => {
  await schedule(february(10, "09:00"), { roomIds: rooms });
  const of = {
    seats: [
      { name: "Peer", poolId },
      { name: "Other", poolId },
    ],
    roomIds: rooms.slice(0, 1),
    durationMinutes: 60,
  };
  const range = { start: february(10, "00:00"), end: february(11, "00:00") };
  const grid = { stepMinutes: 30, timeZone: "America/Toronto" } as const;
  const found = await team.work((work) =>
    findInterviewSlots(work, { of, range, grid, applicationId: team.applicationId }),
  );
  // One of the two sits in the other interview, which also has the room, until a quarter past ten.
  expect(found.slots[0]?.start).toEqual(february(10, "10:30"));
  expect(found.proposals[0]?.slot.filling.map(({ id }) => id).sort()).toEqual(
    [team.ben, priya].sort(),
  );
  // Dana lives in Vancouver: what is early there comes later in the list.
  const reasons = found.proposals[0]?.reasons.map(({ reason }) => reason);
  expect(reasons).toContain("candidateHours");
  expect(found.people.map(({ name, seats }) => [name, seats])).toEqual([
    ["Ben", [0, 1]],
    ["Priya", [0, 1]],
  ]);
});

test("a cap hides times from candidates, and only warns who schedules", async () => {
  const caps = { hours: "working", perDay: 1, perWeek: null, preferredHours: {} } as const;
  for (const id of [team.ben, priya]) {
    await team.work((work) => saveInterviewerSettings(work, id, caps));
    await schedule(february(11, "09:00"), {
      seats: [{ name: null, resourceIds: [id] }],
      roomIds: [],
    });
  }
  const range = { start: february(11, "00:00"), end: february(13, "00:00") };
  const starts = (audience: "candidate" | "staff") =>
    team.work(async (work) => {
      const panel = await loadPanel(work.tx, {
        seats: [{ name: null, poolId }],
        durationMinutes: 240,
      });
      const hosts = await loadPanelHosts(work, panel, { range, audience });
      const grid = { stepMinutes: 30, timeZone: "America/Toronto" } as const;
      return panelSlots(panel, hosts, { range, now: NOW, grid }).map(({ start }) => start);
    });
  expect((await starts("candidate"))[0]).toEqual(february(12, "09:00"));
  expect((await starts("staff"))[0]).toEqual(february(11, "10:30"));
  const wanted = { start: february(11, "13:00"), audience: "candidate" } as const;
  await expect(schedule(wanted.start, wanted)).rejects.toMatchObject({ code: "SLOT_TAKEN" });
  await schedule(wanted.start);
});

test("who publishes times holds interviews then and at no other time", async () => {
  await team.work(async (work) => {
    await saveInterviewerSettings(work, team.ada, {
      hours: "published",
      perDay: null,
      perWeek: null,
      preferredHours: {},
    });
  });
  await expect(schedule(february(12, "10:00"))).rejects.toThrow(SlotNotOfferedError);
  const { id } = await team.work((work) =>
    publishTime(work, team.ada, {
      startLocal: "2026-02-05T19:00",
      timezone: "America/Toronto",
      durationMinutes: 120,
      rule: "FREQ=WEEKLY;BYDAY=TH",
    }),
  );
  const evening = { seats: [{ name: null, resourceIds: [team.ada] }] };
  await schedule(february(12, "19:00"), evening);
  await team.work((work) => withdrawTime(work, id, february(19, "19:00")));
  await expect(schedule(february(19, "19:00"), evening)).rejects.toThrow(SlotNotOfferedError);
  await schedule(february(26, "19:00"), evening);
});

test("who declines in time is replaced from the pool, as often as the template says", async () => {
  const pool = poolOf([team.ben, priya, quinn]);
  poolId = (await team.work((work) => savePool(work, pool))).pool.id;
  const details = templateOf();
  templateId = (await team.work((work) => saveTemplate(work, details))).template.id;
  const { id } = await schedule(february(13, "10:00"));
  const seated = async () => (await panelOf(id)).find(({ seat }) => seat === "Peer");
  const first = (await seated())?.resourceId ?? "";
  await answer(id, first, "declined");
  const second = (await seated())?.resourceId ?? "";
  expect([team.ben, priya, quinn].filter((one) => one !== first)).toContain(second);
  expect(await seated()).toMatchObject({ qualification: "qualified", response: "pending" });
  expect(await reservedOf(id)).toEqual([team.ada, second, rooms[0]].sort());
  await answer(id, second, "declined");
  expect(await seated()).toMatchObject({ resourceId: second, response: "declined" });
  expect(told).toEqual([
    { standIn: expect.any(String), reason: "Ill" },
    { whyNot: "limit_reached", reason: "Ill" },
  ]);
  await answer(id, team.ada, "declined");
  expect(told.at(-1)).toEqual({ whyNot: "no_pool", reason: "Ill" });
  await expect(answer(id, first, "accepted")).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("too late, or with nobody free, the organiser is told and the seat stays", async () => {
  const { id } = await schedule(february(16, "10:00"));
  const peer = (await panelOf(id)).find(({ seat }) => seat === "Peer")?.resourceId ?? "";
  await answer(id, peer, "declined", addMinutes(february(14, "10:00"), 1));
  expect(told).toEqual([{ whyNot: "too_late", reason: "Ill" }]);
  const other = peer === priya ? team.ben : priya;
  const { id: busy } = await schedule(february(17, "10:00"));
  const sits = (await panelOf(busy)).find(({ seat }) => seat === "Peer")?.resourceId ?? "";
  const rest = sits === other ? peer : other;
  await schedule(february(17, "10:00"), {
    seats: [{ name: null, resourceIds: [rest] }],
    roomIds: [],
  });
  await answer(busy, sits, "declined");
  expect(told.at(-1)).toEqual({ whyNot: "none_free", reason: "Ill" });
});

test("who learns watches, then leads beside a qualified one, then holds interviews", async () => {
  const pool = poolOf([priya], { [quinn]: "shadow" });
  poolId = (await team.work((work) => savePool(work, pool))).pool.id;
  templateId = (await team.work((work) => saveTemplate(work, templateOf()))).template.id;
  const hold = async (start: Date) => {
    const { id } = await schedule(start);
    const panel = await panelOf(id);
    const by = team.recruiter;
    await team.work(
      (work) => setInterviewStatus(work, { interviewId: id, to: "in_progress", by }),
      start,
    );
    await team.work(
      (work) => setInterviewStatus(work, { interviewId: id, to: "completed", by }),
      addHours(start, 1),
    );
    return { panel, reserved: await reservedOf(id) };
  };
  const quinnIn = ({ panel }: Awaited<ReturnType<typeof hold>>) =>
    panel.find(({ resourceId }) => resourceId === quinn);
  const watched = await hold(february(3, "10:00"));
  expect(quinnIn(watched)).toMatchObject({ required: false, qualification: "shadow" });
  expect(watched.reserved).not.toContain(quinn);
  const led = await hold(february(3, "13:00"));
  expect(quinnIn(led)).toMatchObject({ required: true, qualification: "reverse_shadow" });
  expect(led.reserved).toContain(quinn);
  expect(led.panel.map(({ resourceId }) => resourceId)).toContain(priya);
  const member = await team.work(({ tx }) =>
    tx.poolMember.findFirst({ where: { poolId, resourceId: quinn } }),
  );
  expect(member).toMatchObject({ qualification: "qualified", completed: 0 });
  const alone = await hold(february(4, "10:00"));
  expect(quinnIn(alone)).toMatchObject({ qualification: "qualified", seat: "Peer" });
});

test("a move asks everybody again and takes another room where its own is not free", async () => {
  const { id } = await schedule(february(20, "10:00"));
  await answer(id, team.ada, "accepted");
  await schedule(february(20, "14:00"), {
    seats: [{ name: null, resourceIds: [quinn] }],
    roomIds: rooms.slice(0, 1),
  });
  const row = await team.work((work) =>
    rescheduleInterview(work, {
      interviewId: id,
      start: february(20, "14:00"),
      by: team.recruiter,
    }),
  );
  expect(row.location).toBe("Room 2, 3rd floor");
  expect(await reservedOf(id)).toContain(rooms[1]);
  expect(await reservedOf(id)).not.toContain(rooms[0]);
  for (const attendee of await panelOf(id)) {
    expect(attendee).toMatchObject({ response: "pending", feedbackDueAt: february(20, "16:00") });
  }
  await team.work((work) => cancelInterview(work, { interviewId: id, by: team.recruiter }));
  expect((await panelOf(id)).map(({ feedbackDueAt }) => feedbackDueAt)).toEqual([null, null]);
});

test("what is used is taken out of use, what never was is deleted; nobody overwrites another", async () => {
  await schedule(february(23, "10:00"));
  expect(await team.work((work) => removeTemplate(work, templateId))).toBe("deactivated");
  await expect(schedule(february(23, "13:00"))).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await team.work((work) => removePool(work, poolId))).toBe("deactivated");
  const fresh = await team.work((work) => saveTemplate(work, templateOf()));
  const { id } = fresh.template;
  const revision = templateRevision(fresh);
  const renamed = templateOf({ name: "Renamed" });
  await team.work((work) => saveTemplate(work, renamed, { id, revision }));
  await expect(
    team.work((work) => saveTemplate(work, templateOf(), { id, revision })),
  ).rejects.toMatchObject({ code: "CONCURRENT_CHANGE" });
  await expect(team.work((work) => saveTemplate(work, renamed))).rejects.toMatchObject({
    field: "name",
  });
  const plan = {
    name: "On-site",
    breakMinutes: 15,
    longestGapMinutes: 60,
    perDay: 3,
    sameDay: true,
    active: true,
  };
  const steps = [
    { templateId: id, after: [] },
    { templateId: id, after: [1] },
  ];
  await expect(team.work((work) => savePlan(work, { ...plan, steps }))).rejects.toMatchObject({
    field: "steps[1].after",
  });
  const ordered = steps.map((step, index) => ({ ...step, after: index === 0 ? [] : [0] }));
  await team.work((work) => savePlan(work, { ...plan, steps: ordered }));
  expect(await team.work((work) => removeTemplate(work, id))).toBe("deactivated");
});
