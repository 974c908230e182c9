import { NotFoundError } from "@convene/scheduling-core";
import { strFromU8, unzipSync } from "fflate";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Viewer } from "../domain/viewer.ts";
import { addFile } from "../files/add-file.ts";
import { viewFile } from "../files/view-file.ts";
import { candidateImporter } from "../imports/import-candidates.ts";
import type { ApplicationMessages } from "../messages/application-messages.ts";
import {
  february,
  type HiringTeam,
  interviewOf,
  NOW,
  openHiringTeam,
  recruiterView,
} from "../testing/open-hiring-team.ts";
import { addApplication } from "./add-application.ts";
import { applyAsVisitor } from "./apply-as-visitor.ts";
import { closeApplication } from "./close-application.ts";
import { createJob } from "./create-job.ts";
import { eraseCandidate } from "./erase-candidate.ts";
import { exportCandidate } from "./export-candidate.ts";
import { listApplications } from "./list-applications.ts";
import { listJobs } from "./list-jobs.ts";
import { moveApplicationStage } from "./move-application-stage.ts";
import { reopenApplication } from "./reopen-application.ts";
import { saveJob } from "./save-job.ts";
import { scheduleInterview } from "./schedule-interview.ts";
import { setJobState } from "./set-job-state.ts";
import { viewApplication } from "./view-application.ts";
import { viewApplicationBrief } from "./view-application-brief.ts";
import { viewBoard } from "./view-board.ts";
import { viewCareers } from "./view-careers.ts";
import { viewJob } from "./view-job.ts";
import { writeNote } from "./write-note.ts";

let team: HiringTeam;
let manager: Viewer & { readonly name: string };
let interviewer: Viewer;
beforeAll(async () => {
  team = await openHiringTeam();
  manager = { id: uuidv7(), atsRole: "hiring_manager", resourceId: null, name: "Mona" };
  interviewer = { id: uuidv7(), atsRole: "interviewer", resourceId: team.ada };
  await team.work(async ({ tx }) => {
    for (const { id, atsRole, name } of [manager, { ...interviewer, name: "Ada" }]) {
      await tx.member.create({
        data: {
          tenantId: team.tenantId,
          id,
          userId: uuidv7(),
          name,
          email: `${name}@team.example`,
          atsRole,
        },
      });
    }
  });
});
afterAll(() => team[Symbol.asyncDispose]());

/** What the messages were about, and to whom. */
let told: unknown[] = [];
const messages: ApplicationMessages = {
  async tellReceived(_work, { candidate }) {
    told.push(["received", candidate.email]);
  },
  async tellRejected(_work, { candidate, version, message }) {
    told.push(["rejected", candidate.name, version, message]);
  },
  async tellMentioned(_work, { byName }, memberIds) {
    told.push(["mentioned", byName, ...memberIds]);
  },
};
const bytes = (text: string) => new TextEncoder().encode(text);
let counter = 0;
const apply = async (jobId = team.jobId) => {
  counter += 1;
  const email = `someone${counter}@example.com`;
  const someone = { name: `Someone ${counter}`, email, timeZone: "Europe/Berlin" };
  return await team.work((work) => addApplication(work, { jobId, ...someone, by: team.recruiter }));
};
const stageIds = async (jobId = team.jobId) =>
  (await team.work((work) => viewJob(work, jobId))).stages.map(({ stage }) => stage.id);

test("a move is written down with its stages, and the time in the stage begins anew", async () => {
  const { id: applicationId } = await apply();
  const [applied = "", screening = ""] = await stageIds();
  const later = february(4, "09:00");
  const move = { applicationId, stageId: screening, fromStageId: applied, by: team.recruiter };
  await team.work((work) => moveApplicationStage(work, move), later);
  const { application, steps } = await team.work((work) => viewApplication(work, applicationId));
  expect(application).toMatchObject({ stageId: screening, stageSince: later });
  expect(steps).toMatchObject([
    { kind: "applied", stageAfter: "Applied", byName: "Rosa" },
    { kind: "stage_changed", stageBefore: "Applied", stageAfter: "Screening", at: later },
  ]);
  await expect(team.work((work) => moveApplicationStage(work, move))).resolves.toBeUndefined();
  const [, , interviews = ""] = await stageIds();
  const late = { ...move, stageId: interviews };
  await expect(team.work((work) => moveApplicationStage(work, late))).rejects.toMatchObject({
    code: "APPLICATION_MOVED",
    stage: "Screening",
  });
});

test("closing an application calls off what was to come of it; it can be taken up again", async () => {
  const { id: applicationId } = await apply();
  const interview = await team.work((work) =>
    scheduleInterview(work, interviewOf(team, february(5, "10:00"), { applicationId }), team.ports),
  );
  const requestId = uuidv7();
  await team.work(async ({ tx, tenantId, now }) => {
    await tx.schedulingRequest.create({
      data: {
        tenantId,
        id: requestId,
        applicationId,
        memberId: team.recruiter.id,
        mode: "choose",
        details: {},
        earliest: now,
        latest: february(20, "10:00"),
        timezone: "America/Toronto",
        expiresAt: february(20, "10:00"),
        createdAt: now,
      },
    });
    await tx.offer.create({
      data: {
        tenantId,
        id: uuidv7(),
        applicationId,
        memberId: team.recruiter.id,
        title: "Engineer",
        salary: 100_000,
        currency: "CAD",
        payPeriod: "year",
        startDate: new Date("2026-04-01"),
        body: "Dear Someone",
        createdAt: now,
      },
    });
  });
  told = [];
  const closing = { applicationId, by: team.recruiter } as const;
  const reject = {
    ...closing,
    status: "rejected",
    reason: "Too far away",
    message: "Thank you.",
  } as const;
  await team.work((work) => closeApplication(work, reject, messages));
  const after = await team.work(({ tx }) =>
    tx.application.findFirstOrThrow({
      where: { id: applicationId },
      include: { interviews: true, requests: true, offers: true },
    }),
  );
  expect(after).toMatchObject({
    status: "rejected",
    closedAt: NOW,
    interviews: [{ id: interview.id, status: "cancelled" }],
    requests: [{ state: "withdrawn" }],
    offers: [{ state: "withdrawn" }],
  });
  expect(told).toEqual([["rejected", expect.stringContaining("Someone"), 1, "Thank you."]]);
  await expect(team.work((work) => closeApplication(work, reject, messages))).rejects.toMatchObject(
    { code: "APPLICATION_CLOSED" },
  );
  await team.work((work) => reopenApplication(work, closing));
  await team.work((work) =>
    closeApplication(work, { ...closing, status: "withdrawn", message: "Never sent" }, messages),
  );
  expect(told).toHaveLength(1);
  const { steps } = await team.work((work) => viewApplication(work, applicationId));
  expect(steps.map(({ kind }) => kind)).toEqual(["applied", "rejected", "reopened", "withdrawn"]);
});

test("hiring managers see the jobs that they are on, interviewers whom they interview", async () => {
  const { id: applicationId } = await apply();
  const sees = (viewer: Viewer) =>
    team.work((work) => viewApplication(work, applicationId, viewer));
  await expect(sees(manager)).rejects.toThrow(NotFoundError);
  const { revision } = await team.work((work) => viewJob(work, team.jobId));
  const edited = { id: team.jobId, revision };
  await team.work((work) => saveJob(work, edited, { teamIds: [manager.id] }));
  expect((await sees(manager)).application.id).toBe(applicationId);
  const hidden = (await team.work((work) => createJob(work, { title: "Elsewhere" }))).job.id;
  const jobs = await team.work((work) => listJobs(work, manager));
  expect(jobs.map(({ job }) => job.id)).toEqual([team.jobId]);
  await expect(
    team.work((work) => viewBoard(work, { jobId: hidden, status: "active", viewer: manager })),
  ).rejects.toThrow(NotFoundError);

  const page = await team.work((work) => listApplications(work, { limit: 9, viewer: interviewer }));
  expect(page.items).toEqual([]);
  const brief = () => team.work((work) => viewApplicationBrief(work, applicationId, interviewer));
  await expect(brief()).rejects.toThrow(NotFoundError);
  const file = { name: "cv.txt", bytes: bytes("Ten years of maps") };
  for (const kind of ["resume", "other"] as const) {
    const sent = { applicationId, kind, file, viewer: recruiterView };
    await team.work((work) => addFile(work, sent));
  }
  told = [];
  const note = (text: string) =>
    team.work((work) => writeNote(work, { applicationId, text, author: manager }, messages));
  await note("Between us");
  await note(`Ask about maps, @[Ada](${interviewer.id}) and @[Mona](${manager.id})`);
  expect(told).toEqual([
    ["mentioned", "Mona"],
    ["mentioned", "Mona", interviewer.id],
  ]);
  // Only mentioned: the note, and nothing of the candidate's besides the name.
  expect(await brief()).toMatchObject({ files: [], notes: [{ authorName: "Mona" }] });
  const planned = interviewOf(team, february(6, "10:00"), { applicationId });
  await team.work((work) => scheduleInterview(work, planned, team.ports));
  const seen = await brief();
  expect(seen.files.map(({ kind }) => kind)).toEqual(["resume"]);
  expect(seen.notes).toHaveLength(1);
  const { files } = await sees(recruiterView);
  for (const { id: fileId, kind } of files) {
    const look = team.work((work) =>
      viewFile(work, { applicationId, fileId, viewer: interviewer }),
    );
    if (kind === "resume") expect((await look).size).toBe(17);
    else await expect(look).rejects.toThrow(NotFoundError);
  }
  await expect(note(`@[Who](${uuidv7()})`)).rejects.toMatchObject({ field: "text" });
});

test("stages are added, renamed and put into another order; full ones stay", async () => {
  const { job } = await team.work((work) => createJob(work, { title: "Stages" }));
  await apply(job.id);
  const before = await team.work((work) => viewJob(work, job.id));
  const [applied, screening, interviews] = before.stages.map(({ stage }) => stage);
  const nothing = { templateId: null, planId: null };
  const edited = { id: job.id, revision: before.revision };
  const stages = [
    { id: interviews?.id, name: "Talks", ...nothing },
    { name: "New", ...nothing },
    { id: applied?.id, name: "Applied", ...nothing },
  ];
  const saved = await team.work((work) => saveJob(work, edited, { stages }));
  expect(saved.stages.map(({ stage }) => stage.name)).toEqual(["Talks", "New", "Applied"]);
  await expect(
    team.work((work) => saveJob(work, edited, { stages: stages.slice(0, 1) })),
  ).rejects.toMatchObject({ code: "CONCURRENT_CHANGE" });
  const fresh = { id: job.id, revision: saved.revision };
  await expect(
    team.work((work) => saveJob(work, fresh, { stages: stages.slice(0, 1) })),
  ).rejects.toMatchObject({ code: "STAGE_IN_USE", stages: ["Applied"] });
  await expect(
    team.work((work) =>
      saveJob(work, fresh, { stages: [{ id: screening?.id, name: "Gone", ...nothing }] }),
    ),
  ).rejects.toThrow(NotFoundError);
});

test("who applies on the careers page applies once, and changes nothing that is known", async () => {
  const { job } = await team.work((work) => createJob(work, { title: "Public" }));
  const question = { id: "years", label: "Years", kind: "number", required: true } as const;
  const { revision } = await team.work((work) => viewJob(work, job.id));
  await team.work((work) => saveJob(work, { id: job.id, revision }, { fields: [question] }));
  const visitor = (name: string, answers: Record<string, number> = { years: 4 }) =>
    team.work((work) =>
      applyAsVisitor(
        work,
        {
          jobId: job.id,
          candidate: { name, email: "Vi@Example.com", timeZone: "Europe/Paris", locale: "fr" },
          answers,
          resume: { name: "cv.pdf", bytes: bytes("%PDF-1.7") },
        },
        messages,
      ),
    );
  await expect(visitor("Vi")).rejects.toThrow(NotFoundError);
  await team.work((work) => setJobState(work, job.id, { published: true }));
  expect((await team.work(viewCareers)).jobs.map(({ title }) => title)).toEqual(["Public"]);
  await expect(visitor("Vi", {})).rejects.toMatchObject({ field: "answers.years" });
  told = [];
  await visitor("Vi");
  await visitor("Somebody else");
  expect(told).toEqual([["received", "vi@example.com"]]);
  const page = await team.work((work) => listApplications(work, { jobId: job.id, limit: 9 }));
  expect(page.items).toMatchObject([{ candidate: { name: "Vi", email: "vi@example.com" } }]);
  const id = page.items[0]?.application.id ?? "";
  const view = await team.work((work) => viewApplication(work, id));
  expect(view).toMatchObject({
    answers: [{ id: "years", label: "Years", value: 4 }],
    files: [{ kind: "resume", fileName: "cv.pdf", contentType: "application/pdf" }],
    steps: [{ kind: "applied", byKind: "candidate", byName: "Vi" }],
  });
  await team.work((work) => setJobState(work, job.id, { status: "closed" }));
  expect((await team.work(viewCareers)).jobs).toEqual([]);
});

test("a file of candidates is written once, each in its stage and on its day", async () => {
  const { job } = await team.work((work) => createJob(work, { title: "Imported" }));
  const settings = { dateOrder: "dmy", phonePrefix: null, tellPeople: false } as const;
  const line = { name: "Ines", email: "ines@example.com", job: "imported" };
  const run = (cells: Record<string, string>) =>
    team.work(async (work) => {
      const prepared = await candidateImporter.prepare(work, { settings, by: team.recruiter });
      const { row } = prepared.read(cells);
      if (!row) throw new Error("The line was refused");
      const [verdict] = await prepared.createChecker("writing").check(work, [row]);
      if (verdict?.plan) await prepared.write(work, [verdict.plan]);
      return verdict?.outcome;
    });
  expect(await run({ ...line, stage: "Screening", appliedOn: "31.1.2026" })).toBe("create");
  expect(await run(line)).toBe("nothing");
  const page = await team.work((work) => listApplications(work, { jobId: job.id, limit: 9 }));
  expect(page.items).toMatchObject([
    { stageName: "Screening", application: { stageSince: new Date("2026-01-31T17:00:00Z") } },
  ]);
});

test("a candidate is given all that is kept, and is then in nothing that is kept", async () => {
  const secret = "Wilhelmina Secret";
  const { id: applicationId, candidateId } = await team.work((work) =>
    addApplication(work, {
      jobId: team.jobId,
      name: secret,
      email: "secret@example.com",
      timeZone: "Europe/Berlin",
      coverLetter: `I, ${secret}`,
      by: team.recruiter,
    }),
  );
  const planned = interviewOf(team, february(9, "10:00"), { applicationId });
  const interview = await team.work((work) => scheduleInterview(work, planned, team.ports));
  const erase = () =>
    team.work((work) => eraseCandidate(work, { candidateId, memberId: team.recruiter.id }));
  await expect(erase()).rejects.toMatchObject({ code: "CANDIDATE_EXPECTED", interviews: 1 });
  const file = { name: `${secret}.txt`, bytes: bytes(secret) };
  await team.work(async (work) => {
    await addFile(work, { applicationId, kind: "resume", file, viewer: recruiterView });
    await work.tx.applicationNote.create({
      data: {
        tenantId: team.tenantId,
        id: uuidv7(),
        applicationId,
        memberId: team.recruiter.id,
        text: `About ${secret}`,
        createdAt: NOW,
      },
    });
    await work.tx.scorecard.create({
      data: {
        tenantId: team.tenantId,
        id: uuidv7(),
        interviewId: interview.id,
        memberId: team.recruiter.id,
        overall: 4,
        recommendation: "yes",
        ratings: [{ criterionId: "a", rating: 4, note: secret }],
        strengths: secret,
        submittedAt: NOW,
        createdAt: NOW,
        updatedAt: NOW,
      },
    });
    await work.tx.offer.create({
      data: {
        tenantId: team.tenantId,
        id: uuidv7(),
        applicationId,
        memberId: team.recruiter.id,
        state: "accepted",
        title: "Engineer",
        salary: 100_000,
        currency: "CAD",
        payPeriod: "year",
        startDate: new Date("2026-04-01"),
        body: `Dear ${secret}`,
        signature: secret,
        sentAt: NOW,
        expiresAt: NOW,
        answeredAt: NOW,
        createdAt: NOW,
      },
    });
  });
  const archive = unzipSync(await team.work((work) => exportCandidate(work, candidateId)));
  expect(strFromU8(archive[`files/1 ${secret}.txt`] ?? new Uint8Array())).toBe(secret);
  const content = JSON.parse(strFromU8(archive["candidate.json"] ?? new Uint8Array()));
  expect(content).toMatchObject({
    candidate: { name: secret },
    applications: [
      {
        job: "Engineer",
        coverLetter: `I, ${secret}`,
        notes: [{ text: `About ${secret}` }],
        interviews: [{ scorecards: [{ strengths: secret }] }],
        offers: [{ letter: `Dear ${secret}`, signature: secret }],
      },
    ],
  });

  const closing = {
    applicationId,
    status: "rejected",
    reason: secret,
    by: team.recruiter,
  } as const;
  await team.work((work) => closeApplication(work, closing, messages));
  await erase();
  const named = await team.work(async ({ tx }) => {
    const tables = await tx.$queryRaw<{ name: string }[]>`
      SELECT relname AS name FROM pg_class
      WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
        AND has_table_privilege(oid, 'SELECT')`;
    const found: string[] = [];
    for (const { name } of tables) {
      const rows = await tx.$queryRawUnsafe<unknown[]>(
        `SELECT 1 FROM "${name}" t WHERE t::text ILIKE $1 LIMIT 1`,
        "%secret%",
      );
      if (rows.length > 0) found.push(name);
    }
    return found;
  });
  expect(named).toEqual([]);
  await expect(erase()).rejects.toThrow(NotFoundError);
  // Nobody writes of them again.
  const text = "Still here?";
  const author = { ...recruiterView, name: "Rosa" };
  await expect(
    team.work((work) => writeNote(work, { applicationId, text, author }, messages)),
  ).rejects.toThrow(NotFoundError);
  await expect(
    team.work((work) => reopenApplication(work, { applicationId, by: team.recruiter })),
  ).rejects.toThrow(NotFoundError);
});
