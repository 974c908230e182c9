import type {
  ApplicationChangeKind,
  ApplicationStatus,
  InterviewStatus,
  Prisma,
  Work,
} from "@convene/prisma";
import { NotFoundError } from "@convene/scheduling-core";
import { type ReportPeriod, reportPeriod } from "@convene/server-kit/reports";
import { addMinutes } from "date-fns";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import {
  february,
  type HiringTeam,
  openHiringTeam,
  recruiterView,
} from "../testing/open-hiring-team.ts";
import { findReportJobs, type ReportJobs } from "./find-report-jobs.ts";
import { reportAttendance } from "./report-attendance.ts";
import { reportFeedback } from "./report-feedback.ts";
import { reportFunnel } from "./report-funnel.ts";
import { reportInterviewerLoad } from "./report-interviewer-load.ts";
import { reportTimeInStage } from "./report-time-in-stage.ts";
import { reportTimeToSchedule } from "./report-time-to-schedule.ts";

/** A Wednesday to the Tuesday after next, in Toronto: 5:00 in the morning of the 4th to the 18th, UTC. */
const period = reportPeriod({ from: "2026-02-04", to: "2026-02-17" }, "America/Toronto");
const AFTERWARDS = february(20, "12:00");
const LAST_MINUTE = february(17, "23:59");

let team: HiringTeam;
/** Each test's own job, with three stages: `Screen`, `Talk` and `Offer`. */
let designer: string;

beforeAll(async () => {
  team = await openHiringTeam();
});
afterAll(() => team[Symbol.asyncDispose]());

beforeEach(async () => {
  const { tenantId } = team;
  designer = uuidv7();
  await team.work(async ({ tx }) => {
    await tx.job.create({ data: { tenantId, id: designer, title: "Designer" } });
    await tx.jobStage.createMany({
      data: ["Screen", "Talk", "Offer"].map((name, position) => ({
        tenantId,
        jobId: designer,
        name,
        position,
      })),
    });
  });
});

interface Step {
  readonly kind: ApplicationChangeKind;
  readonly at: Date;
  readonly before?: string;
  readonly after?: string;
}

interface Story {
  readonly jobId?: string;
  /** At present. */
  readonly stage: string;
  readonly status?: ApplicationStatus;
  readonly source?: string;
  readonly steps: readonly [Step, ...Step[]];
}

/** Writes an application with its history; @returns its id. */
async function tell({ jobId = designer, stage, status = "active", source, steps }: Story) {
  const { tenantId } = team;
  const [id, candidateId] = [uuidv7(), uuidv7()];
  await team.work(async ({ tx }) => {
    const found = await tx.jobStage.findFirstOrThrow({ where: { jobId, name: stage } });
    const person = { name: "Kim", email: `${id}@example.com`, timeZone: "UTC" };
    await tx.candidate.create({ data: { tenantId, id: candidateId, ...person } });
    await tx.application.create({
      data: {
        tenantId,
        id,
        jobId,
        candidateId,
        stageId: found.id,
        status,
        source: source ?? null,
        createdAt: steps[0].at,
        closedAt: status === "active" ? null : AFTERWARDS,
      },
    });
    await tx.applicationChange.createMany({
      data: steps.map(({ kind, at, before, after }) => ({
        tenantId,
        applicationId: id,
        kind,
        at,
        actorKind: "system" as const,
        stageBefore: before ?? null,
        stageAfter: after ?? null,
      })),
    });
  });
  return id;
}

const applied = (at: Date): Step => ({ kind: "applied", at, after: "Screen" });
const moved = (at: Date, before: string, after: string): Step => ({
  kind: "stage_changed",
  at,
  before,
  after,
});

interface Held extends Partial<Prisma.InterviewUncheckedCreateInput> {
  readonly of: string;
  readonly start: Date;
  /** Default: 60. */
  readonly minutes?: number;
  readonly status?: InterviewStatus;
  readonly panel?: readonly Partial<Prisma.InterviewAttendeeCreateManyInput>[];
}

async function hold({ of, start, minutes = 60, panel = [], ...rest }: Held): Promise<string> {
  const { tenantId } = team;
  const id = uuidv7();
  await team.work(async ({ tx }) => {
    await tx.interview.create({
      data: {
        tenantId,
        id,
        applicationId: of,
        organiserMemberId: team.recruiter.id,
        title: "Talk",
        kind: "video",
        scheduledStart: start,
        scheduledEnd: addMinutes(start, minutes),
        timezone: "UTC",
        ...rest,
      },
      select: { id: true },
    });
    await tx.interviewAttendee.createMany({
      data: panel.map((seat) => ({ tenantId, interviewId: id, resourceId: team.ada, ...seat })),
    });
  });
  return id;
}

const DAY = 1_440;

test("time in a stage: stays that ended within the period, by its first and its last moment", async () => {
  // 2 days in Screen, left in the very first moment; then 4 in Talk, ended by a decision.
  await tell({
    stage: "Talk",
    status: "rejected",
    steps: [
      applied(february(2, "00:00")),
      moved(february(4, "00:00"), "Screen", "Talk"),
      { kind: "file_added", at: february(5, "00:00") },
      { kind: "rejected", at: february(8, "00:00") },
    ],
  });
  // Left a moment before the period, and in the moment in which it is over: neither counts.
  await tell({
    stage: "Offer",
    steps: [
      applied(february(1, "00:00")),
      moved(february(3, "23:59"), "Screen", "Talk"),
      moved(february(18, "00:00"), "Talk", "Offer"),
    ],
  });
  // Taken up again where it was: one day in Screen, and from then on three more.
  await tell({
    stage: "Talk",
    steps: [
      applied(february(9, "00:00")),
      { kind: "withdrawn", at: february(10, "00:00") },
      { kind: "reopened", at: february(12, "00:00") },
      moved(february(15, "00:00"), "Screen", "Talk"),
    ],
  });
  const report = await team.work((work) => reportTimeInStage(work, period, [designer]));
  expect(report.byStage).toEqual([
    // 1, 2 and 3 days: nine in ten within 2.8, which are 4,032 minutes.
    { stage: "Screen", count: 3, medianMinutes: 2 * DAY, p90Minutes: 4_032, there: 0 },
    { stage: "Talk", count: 1, medianMinutes: 4 * DAY, p90Minutes: 4 * DAY, there: 1 },
    { stage: "Offer", count: 0, medianMinutes: null, p90Minutes: null, there: 1 },
  ]);
  expect(report.byJobAndStage).toEqual(
    report.byStage.map((row) => ({ ...row, jobId: designer, title: "Designer" })),
  );
});

test("time to schedule: from the question or the stage to the booking, from there to the interview", async () => {
  const asked = february(5, "10:00");
  const of = await tell({
    stage: "Talk",
    steps: [applied(february(2, "10:00")), moved(february(4, "10:00"), "Screen", "Talk")],
  });
  // Booked two days after the stage, held three days later.
  await hold({
    of,
    createdAt: february(6, "10:00"),
    start: february(9, "10:00"),
    status: "completed",
  });
  // Asked for; booked an hour later. It began late, and after the period.
  const chosen = await hold({
    of,
    kind: "panel",
    createdAt: february(5, "11:00"),
    start: LAST_MINUTE,
    actualStart: february(18, "00:00"),
    status: "completed",
  });
  await team.work(({ tx, tenantId }) =>
    tx.schedulingRequest.create({
      data: {
        tenantId,
        applicationId: of,
        memberId: team.recruiter.id,
        mode: "choose",
        state: "booked",
        details: {},
        earliest: asked,
        latest: AFTERWARDS,
        timezone: "UTC",
        expiresAt: AFTERWARDS,
        interviewId: chosen,
        createdAt: asked,
      },
      select: { id: true },
    }),
  );
  // Booked a moment before the period: it counts as held only.
  await hold({
    of,
    createdAt: february(3, "23:59"),
    start: february(4, "23:59"),
    status: "completed",
  });
  // Booked in the period's last minute, thirteen and a half days in; never held.
  await hold({
    of,
    createdAt: LAST_MINUTE,
    start: AFTERWARDS,
    status: "cancelled",
    cancelledAt: AFTERWARDS,
  });
  const report = await team.work((work) => reportTimeToSchedule(work, period, [designer]));
  const late = 13 * DAY + 13 * 60 + 59;
  expect(report.total.toBook).toMatchObject({ count: 3, medianMinutes: 2 * DAY });
  expect(report.total.toBook.p90Minutes).toBe(Math.round(2 * DAY + 0.8 * (late - 2 * DAY)));
  expect(report.total.toHold).toMatchObject({ count: 2, medianMinutes: 2 * DAY });
  expect(
    report.byKind.map(({ kind, toBook }) => [kind, toBook.count, toBook.medianMinutes]),
  ).toEqual([
    ["video", 2, Math.round((2 * DAY + late) / 2)],
    ["panel", 1, 60],
  ]);
  expect(report.byJob).toEqual([{ jobId: designer, title: "Designer", ...report.total }]);
});

test("the load: by person and week of the organisation, with limits, shadows and those who had none", async () => {
  const { tenantId, ada, ben, cleo } = team;
  const of = await tell({ stage: "Talk", steps: [applied(february(2, "10:00"))] });
  const cancelled = { status: "cancelled", cancelledAt: february(4, "09:00") } as const;
  // Sunday's last minute is of the first week, Monday's first of the second.
  await hold({ of, start: february(8, "23:59"), panel: [{}] });
  await hold({ of, start: february(9, "00:00"), minutes: 90, status: "no_show", panel: [{}] });
  await hold({
    of,
    start: february(10, "10:00"),
    panel: [{}, { resourceId: ben, required: false }],
  });
  await hold({ of, start: february(10, "12:00"), panel: [{ response: "declined" }] });
  await hold({ of, start: february(10, "14:00"), panel: [{}], ...cancelled });
  await hold({ of, start: february(3, "23:59"), panel: [{}] });
  await hold({ of, start: february(18, "00:00"), panel: [{}] });
  await team.work(async ({ tx }) => {
    await tx.interviewerSettings.create({
      data: { tenantId, resourceId: ada, perWeek: 1 },
    });
    await tx.interviewerPool.create({
      data: {
        tenantId,
        name: "Pool",
        createdAt: february(1, "00:00"),
        members: { create: { resourceId: cleo, joinedAt: february(1, "00:00") } },
      },
    });
  });
  const report = await team.work((work) => reportInterviewerLoad(work, period, [designer]));
  expect(report.weeks).toEqual(["2026-02-04", "2026-02-09", "2026-02-16"]);
  expect(report.people).toEqual([
    {
      id: ada,
      name: "Ada",
      perWeek: 1,
      interviews: 3,
      minutes: 210,
      watched: 0,
      mostInWeek: 2,
      weeksAbove: 1,
    },
    {
      id: ben,
      name: "Ben",
      perWeek: null,
      interviews: 0,
      minutes: 0,
      watched: 1,
      mostInWeek: 0,
      weeksAbove: 0,
    },
    {
      id: cleo,
      name: "Cleo",
      perWeek: null,
      interviews: 0,
      minutes: 0,
      watched: 0,
      mostInWeek: 0,
      weeksAbove: 0,
    },
  ]);
  expect(report.cells.slice(0, 3).map(({ interviews, minutes }) => [interviews, minutes])).toEqual([
    [1, 60],
    [2, 150],
    [0, 0],
  ]);
  expect(report.spread).toEqual({ fewest: 0, median: 0, most: 3 });
});

test("who came: held, no-show, cancelled by whom, moved", async () => {
  const of = await tell({ stage: "Talk", steps: [applied(february(2, "10:00"))] });
  const cancelled = (by: "candidate" | "member" | "system") =>
    ({ status: "cancelled", cancelledAt: february(4, "09:00"), cancelledByKind: by }) as const;
  await hold({ of, start: february(4, "00:00"), status: "completed", rescheduleCount: 2 });
  await hold({ of, start: LAST_MINUTE, status: "no_show", kind: "panel" });
  await hold({ of, start: february(6, "10:00"), ...cancelled("candidate"), rescheduleCount: 1 });
  await hold({ of, start: february(6, "12:00"), ...cancelled("member") });
  await hold({ of, start: february(6, "14:00"), ...cancelled("system") });
  await hold({ of, start: february(7, "10:00") });
  await hold({ of, start: february(3, "23:59"), status: "no_show" });
  await hold({ of, start: february(18, "00:00"), status: "no_show" });
  const report = await team.work((work) => reportAttendance(work, period, [designer]));
  expect(report.total).toEqual({
    interviews: 6,
    completed: 1,
    noShows: 1,
    cancelledByCandidates: 1,
    cancelledByTeam: 2,
    moved: 2,
  });
  expect(report.byKind.map(({ kind, interviews, noShows }) => [kind, interviews, noShows])).toEqual(
    [
      ["video", 5, 0],
      ["panel", 1, 1],
    ],
  );
  expect(report.byJob).toEqual([{ jobId: designer, title: "Designer", ...report.total }]);
});

test("feedback: how long after the end, how much within a day, and what is missing", async () => {
  const { tenantId, ada, ben } = team;
  const of = await tell({ stage: "Talk", steps: [applied(february(2, "10:00"))] });
  const both = [{}, { resourceId: ben }];
  // Ends with the period's first moment. Ada hands in after a day to the minute, Ben a minute later.
  const first = await hold({ of, start: february(3, "23:00"), status: "completed", panel: both });
  // Ada before the end; Ben never did.
  const second = await hold({ of, start: february(9, "10:00"), panel: both });
  // Only watched; cancelled; ended when the period did.
  await hold({ of, start: february(9, "14:00"), panel: [{ required: false }] });
  await hold({ of, start: february(10, "10:00"), status: "no_show", panel: both });
  await hold({ of, start: february(17, "23:00"), status: "completed", panel: both });
  const members = await team.work(({ tx }) =>
    tx.member.findMany({ where: { resourceId: { in: [ada, ben] } } }),
  );
  const memberOf = (resourceId: string) =>
    members.find((member) => member.resourceId === resourceId)?.id ?? "";
  const card = (interviewId: string, resourceId: string, submittedAt: Date | null) => ({
    tenantId,
    interviewId,
    memberId: memberOf(resourceId),
    submittedAt,
    overall: 3,
    recommendation: "yes" as const,
    createdAt: february(3, "23:30"),
    updatedAt: february(3, "23:30"),
  });
  await team.work(({ tx }) =>
    tx.scorecard.createMany({
      data: [
        card(first, ada, february(5, "00:00")),
        card(first, ben, february(5, "00:01")),
        card(second, ada, february(9, "10:50")),
        card(second, ben, null),
      ],
    }),
  );
  const [soon, later] = await Promise.all([
    team.work((work) => reportFeedback(work, period, [designer]), february(9, "11:00")),
    team.work((work) => reportFeedback(work, period, [designer]), AFTERWARDS),
  ]);
  // Ben's second one is missing from the start, and late only a day after.
  expect(soon.total).toMatchObject({ asked: 4, missing: 1, inTime: 2, due: 3 });
  expect(later.total).toEqual({
    asked: 4,
    count: 3,
    missing: 1,
    inTime: 2,
    due: 4,
    medianMinutes: DAY,
    p90Minutes: DAY + 1,
  });
  expect(later.byInterviewer).toMatchObject([
    { name: "Ada", asked: 2, missing: 0, inTime: 2, medianMinutes: DAY / 2 },
    { name: "Ben", asked: 2, missing: 1, inTime: 0, due: 2, medianMinutes: DAY + 1 },
  ]);
  expect(later.byJob).toMatchObject([{ title: "Designer", asked: 4 }]);
});

test("the funnel: how far those came who came in within the period, by stage and source", async () => {
  // As far as Talk, and back.
  await tell({
    stage: "Screen",
    source: "Referral",
    steps: [
      applied(february(4, "00:00")),
      moved(february(5, "00:00"), "Screen", "Talk"),
      moved(february(6, "00:00"), "Talk", "Screen"),
    ],
  });
  // Straight to Offer, past Talk.
  const hired = await tell({
    stage: "Offer",
    status: "hired",
    source: " Referral ",
    steps: [applied(LAST_MINUTE), moved(AFTERWARDS, "Screen", "Offer")],
  });
  await hold({ of: hired, start: february(19, "10:00"), status: "completed" });
  await tell({
    stage: "Screen",
    status: "rejected",
    source: "",
    steps: [applied(february(5, "00:00"))],
  });
  await tell({ stage: "Talk", steps: [applied(february(3, "23:59"))] });
  await tell({ stage: "Talk", steps: [applied(february(18, "00:00"))] });
  const report = await team.work((work) => reportFunnel(work, period, [designer]));
  expect(report).toEqual({
    applications: 3,
    hired: 1,
    stages: [
      { stage: "Screen", reached: 3 },
      { stage: "Talk", reached: 2 },
      { stage: "Offer", reached: 1 },
    ],
    sources: [
      { source: "Referral", applications: 2, interviewed: 1, hired: 1 },
      { source: null, applications: 1, interviewed: 0, hired: 0 },
    ],
  });
});

test("another job's rows are left out, and nothing at all is told without dividing by it", async () => {
  const of = await tell({ stage: "Talk", steps: [applied(february(5, "10:00"))] });
  await hold({ of, start: february(6, "10:00"), status: "completed", panel: [{}] });
  const elsewhere = <Report>(
    report: (work: Work, of: ReportPeriod, jobs: ReportJobs) => Promise<Report>,
  ) => team.work((work) => report(work, period, [uuidv7()]), AFTERWARDS);
  const [stages, times, load, attendance, feedback, funnel] = await Promise.all([
    elsewhere(reportTimeInStage),
    elsewhere(reportTimeToSchedule),
    elsewhere(reportInterviewerLoad),
    elsewhere(reportAttendance),
    elsewhere(reportFeedback),
    elsewhere(reportFunnel),
  ]);
  expect(stages).toMatchObject({ byStage: [] });
  expect(times).toMatchObject({ total: { toBook: { count: 0, medianMinutes: null } }, byJob: [] });
  expect(load).toMatchObject({ weeks: ["2026-02-04", "2026-02-09", "2026-02-16"] });
  expect(attendance).toMatchObject({ total: { interviews: 0 }, byKind: [] });
  expect(feedback).toMatchObject({ total: { asked: 0, medianMinutes: null } });
  expect(funnel).toMatchObject({ applications: 0, stages: [], sources: [] });
});

test("recruiters look back on all jobs, hiring managers on theirs", async () => {
  const { tenantId } = team;
  const mona = { id: uuidv7(), atsRole: "hiring_manager", resourceId: null } as const;
  await team.work(({ tx }) =>
    tx.member.create({
      data: {
        tenantId,
        id: mona.id,
        userId: uuidv7(),
        name: "Mona",
        email: "mona@team.example",
        atsRole: mona.atsRole,
        jobs: { create: { jobId: designer } },
      },
    }),
  );
  const jobsOf = (viewer: typeof mona | typeof recruiterView, jobId?: string) =>
    team.work((work) => findReportJobs(work, viewer, jobId));
  expect(await jobsOf(recruiterView)).toBeNull();
  expect(await jobsOf(recruiterView, team.jobId)).toEqual([team.jobId]);
  expect(await jobsOf(mona)).toEqual([designer]);
  await expect(jobsOf(mona, team.jobId)).rejects.toThrow(NotFoundError);
  await expect(jobsOf(recruiterView, uuidv7())).rejects.toThrow(NotFoundError);
});
