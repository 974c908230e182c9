import { type Actor, type Application, announce, type Candidate, type Work } from "@convene/prisma";
import { NotFoundError } from "@convene/scheduling-core";
import type { StoredAnswer } from "@convene/server-kit/questions";
import { uuidv7 } from "uuidv7";
import { AlreadyAppliedError, JobClosedError } from "../domain/interview-refusals.ts";
import type { Viewer } from "../domain/viewer.ts";
import { type CandidateDetails, keepCandidate } from "./keep-candidate.ts";
import { recordApplicationChange } from "./record-application-change.ts";
import { jobsVisibleTo } from "./visible-to.ts";

export interface NewApplication extends CandidateDetails {
  readonly jobId: string;
  /** A stage of the job; left out: the first one. */
  readonly stageId?: string | undefined;
  readonly source?: string | undefined;
  /** To what the job's form asks. */
  readonly answers?: readonly StoredAnswer[] | undefined;
  readonly coverLetter?: string | undefined;
  /** A member, or the candidate. Left out: nobody in particular. */
  readonly by?: Actor | undefined;
  /** Left out: no matter who. */
  readonly viewer?: Viewer | undefined;
}

/**
 * Enters somebody's application for a job, in its first stage. A candidate who is known by their
 * address stays the same one; see `keepCandidate`.
 *
 * @throws NotFoundError for a job that is not there, or that the viewer may not see
 * @throws JobClosedError
 * @throws AlreadyAppliedError
 */
export async function addApplication(work: Work, request: NewApplication): Promise<Application> {
  const { jobId, stageId, viewer, by = { kind: "system" } } = request;
  const job = await work.tx.job.findFirst({
    where: { AND: [{ id: jobId }, viewer ? jobsVisibleTo(viewer) : {}] },
    select: { status: true, stages: { orderBy: { position: "asc" } } },
  });
  const stage =
    stageId === undefined ? job?.stages[0] : job?.stages.find(({ id }) => id === stageId);
  if (!job || !stage) throw new NotFoundError("job");
  if (job.status === "closed") throw new JobClosedError();
  const candidate = await keepCandidate(work, request, by);
  return await writeApplication(work, { ...request, by, candidate, stage });
}

interface WrittenApplication
  extends Pick<NewApplication, "jobId" | "source" | "answers" | "coverLetter"> {
  readonly candidate: Candidate;
  readonly stage: { readonly id: string; readonly name: string };
  readonly by: Actor;
}

async function writeApplication(
  work: Work,
  { jobId, candidate, stage, by, source, answers = [], coverLetter }: WrittenApplication,
): Promise<Application> {
  const { tx, tenantId, now } = work;
  const key = { tenantId, jobId, candidateId: candidate.id };
  const earlier = await tx.application.findUnique({
    where: { tenantId_jobId_candidateId: key },
    select: { id: true },
  });
  if (earlier) throw new AlreadyAppliedError(earlier.id);
  const application = await tx.application.create({
    data: {
      ...key,
      id: uuidv7(),
      stageId: stage.id,
      source: source ?? null,
      answers: answers.map((answer) => ({ ...answer })),
      coverLetter: coverLetter ?? null,
      stageSince: now,
      createdAt: now,
    },
  });
  const { id } = application;
  await recordApplicationChange(work, {
    applicationId: id,
    kind: "applied",
    by: by.kind === "candidate" ? { kind: "candidate", id: candidate.id } : by,
    stageAfter: stage.name,
  });
  await announce(tx, { subject: "application", id, change: "created" });
  return application;
}
