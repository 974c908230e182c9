import { NotFoundError } from "@convene/scheduling-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  february,
  type HiringTeam,
  interviewOf,
  openHiringTeam,
} from "../testing/open-hiring-team.ts";
import { addApplication, type NewApplication } from "./add-application.ts";
import { createJob } from "./create-job.ts";
import { listApplications } from "./list-applications.ts";
import { listJobs } from "./list-jobs.ts";
import { moveApplicationStage } from "./move-application-stage.ts";
import { scheduleInterview } from "./schedule-interview.ts";
import { viewApplication } from "./view-application.ts";

let team: HiringTeam;
beforeAll(async () => {
  team = await openHiringTeam();
});
afterAll(() => team[Symbol.asyncDispose]());

const add = (rest: Partial<NewApplication> = {}) =>
  team.work((work) =>
    addApplication(work, {
      jobId: team.jobId,
      name: "Emil",
      email: "emil@example.com",
      timeZone: "Europe/Berlin",
      ...rest,
    }),
  );
const list = (rest: Partial<Parameters<typeof listApplications>[1]> = {}) =>
  team.work((work) => listApplications(work, { limit: 50, ...rest }));
const names = (page: Awaited<ReturnType<typeof list>>) =>
  page.items.map(({ candidate }) => candidate.name);

test("an empty organisation is filled from nothing: a job with stages, a candidate in the first", async () => {
  const { job, stages } = await team.work((work) => createJob(work, { title: "Analyst" }));
  expect(stages.map((stage) => stage.name)).toEqual([
    "Applied",
    "Screening",
    "Interviews",
    "Offer",
  ]);
  await add({ jobId: job.id, email: " First@Example.com ", name: "First" });
  const page = await list({ jobId: job.id });
  expect(page.items).toMatchObject([
    { candidate: { email: "first@example.com" }, jobTitle: "Analyst", stageName: "Applied" },
  ]);
  const jobs = await team.work(listJobs);
  expect(jobs.map((entry) => [entry.job.title, entry.activeApplications])).toEqual([
    ["Analyst", 1],
    ["Engineer", 1],
  ]);
});

test("the same address is the same candidate, and applies for a job once, also at once", async () => {
  const attempts = await Promise.allSettled(Array.from({ length: 8 }, () => add()));
  const made = attempts.flatMap((attempt) =>
    attempt.status === "fulfilled" ? [attempt.value] : [],
  );
  expect(made).toHaveLength(1);
  for (const attempt of attempts) {
    if (attempt.status === "rejected") {
      expect(attempt.reason).toMatchObject({
        code: "ALREADY_APPLIED",
        applicationId: made[0]?.id,
      });
    }
  }
});

test("applications are found by job, stage and part of name or address, a page at a time", async () => {
  const { id } = await add({ name: "Zoë Quist", email: "zq@example.org" });
  expect(names(await list({ search: "quist" }))).toEqual(["Zoë Quist"]);
  expect(names(await list({ search: "ZQ@" }))).toEqual(["Zoë Quist"]);

  const { stages } = await team.work((work) => viewApplication(work, id));
  const screening = stages[1];
  const stageId = screening?.id ?? "";
  await team.work((work) =>
    moveApplicationStage(work, { applicationId: id, stageId, by: team.recruiter }),
  );
  expect(names(await list({ stageId }))).toEqual(["Zoë Quist"]);

  const first = await list({ limit: 1 });
  expect(names(first)).toEqual(["Zoë Quist"]);
  const { nextCursor } = first;
  const second = await list({ limit: 1, cursor: nextCursor ?? undefined });
  expect(names(second)).not.toEqual(names(first));
});

test("an application moves to stages of its own job only", async () => {
  const { stages } = await team.work((work) => createJob(work, { title: "Other" }));
  const stageId = stages[0]?.id ?? "";
  const { applicationId } = team;
  await expect(
    team.work((work) => moveApplicationStage(work, { applicationId, stageId, by: team.recruiter })),
  ).rejects.toThrow(NotFoundError);
});

test("the candidate's page holds interviews and all that was done, also to cancelled ones", async () => {
  const start = february(3, "10:00");
  const interview = await team.work((work) =>
    scheduleInterview(work, interviewOf(team, start), team.ports),
  );
  const view = await team.work((work) => viewApplication(work, team.applicationId));
  expect(view).toMatchObject({
    candidate: { name: "Dana", timeZone: "America/Vancouver" },
    job: { title: "Engineer" },
    interviews: [{ interview: { id: interview.id }, interviewers: ["Ada", "Ben"] }],
    history: [{ kind: "booked", byName: "Rosa", eventId: interview.id }],
  });
  expect((await list({ search: "dana" })).items[0]?.nextInterviewAt).toEqual(start);
});

test("another organisation's job and application are not found", async () => {
  await using other = await openHiringTeam();
  await expect(add({ jobId: other.jobId })).rejects.toThrow(NotFoundError);
  await expect(team.work((work) => viewApplication(work, other.applicationId))).rejects.toThrow(
    NotFoundError,
  );
  expect(names(await list({ jobId: other.jobId }))).toEqual([]);
});
