import { announce, type EmploymentType, type JobStage, type Work } from "@convene/prisma";
import { InvalidInputError, NotFoundError } from "@convene/scheduling-core";
import { requireRevision } from "@convene/server-kit";
import type { QuestionField } from "@convene/server-kit/questions";
import { uuidv7 } from "uuidv7";
import { StageInUseError } from "../domain/application-refusals.ts";
import { type JobView, lockJob, type StageEntry, viewJob } from "./view-job.ts";

export interface JobDetails {
  readonly title: string;
  readonly department: string | null;
  readonly location: string | null;
  readonly employmentType: EmploymentType | null;
  readonly description: string | null;
}

export interface WantedStage {
  /** Left out: a new one. */
  readonly id?: string | undefined;
  readonly name: string;
  /** What is scheduled by default for those in it: one of the two, or neither. */
  readonly templateId: string | null;
  readonly planId: string | null;
}

/** What is left out stays. */
export interface JobChange {
  readonly details?: JobDetails | undefined;
  readonly teamIds?: readonly string[] | undefined;
  /** What the application form asks. */
  readonly fields?: readonly QuestionField[] | undefined;
  /** All of them, in order; those that are left out are taken away. */
  readonly stages?: readonly WantedStage[] | undefined;
}

/** Beyond every job's number of stages: positions are unique at each moment. */
const ASIDE = 1_000;

/**
 * Changes a job.
 *
 * @param edited The job as it was when somebody began to edit it.
 * @throws NotFoundError for a job, stage, member, template or plan that is not there
 * @throws ConcurrentChangeError where somebody else saved it in the meantime
 * @throws StageInUseError for stages that are to go and have applications
 * @throws InvalidInputError naming the field
 */
export async function saveJob(
  work: Work,
  edited: { readonly id: string; readonly revision: string },
  { details, teamIds, fields, stages }: JobChange,
): Promise<JobView> {
  const { tx } = work;
  const { id } = edited;
  await lockJob(tx, id);
  const present = await viewJob(work, id);
  requireRevision("The job", edited.revision, present.revision);
  if (details || fields) {
    await tx.job.updateMany({
      where: { id },
      data: { ...details, ...(fields && { fields: fields.map((field) => ({ ...field })) }) },
    });
  }
  if (teamIds) await writeTeam(work, id, teamIds);
  if (stages) await writeStages(work, id, { present: present.stages, wanted: stages });
  await announce(tx, { subject: "setup", id, change: "changed" });
  return await viewJob(work, id);
}

async function writeTeam(
  { tx, tenantId }: Work,
  jobId: string,
  teamIds: readonly string[],
): Promise<void> {
  const wanted = [...new Set(teamIds)];
  const found = await tx.member.count({ where: { id: { in: wanted }, atsRole: { not: null } } });
  if (found < wanted.length) throw new NotFoundError("member");
  await tx.jobMember.deleteMany({ where: { jobId } });
  await tx.jobMember.createMany({
    data: wanted.map((memberId) => ({ tenantId, jobId, memberId })),
  });
}

interface StageWish {
  readonly present: readonly StageEntry[];
  readonly wanted: readonly WantedStage[];
}

async function writeStages(
  { tx, tenantId }: Work,
  jobId: string,
  { present, wanted }: StageWish,
): Promise<void> {
  if (wanted.length === 0) throw new InvalidInputError("stages", "must be one at least");
  const names = new Set(wanted.map(({ name }) => name.trim().toLowerCase()));
  if (names.size < wanted.length) throw new InvalidInputError("stages", "must differ in name");
  const known = new Map(present.map((entry) => [entry.stage.id, entry]));
  const kept = new Set(wanted.flatMap(({ id }) => id ?? []));
  if ([...kept].some((id) => !known.has(id))) throw new NotFoundError("stage of this job");
  const gone = present.filter(({ stage }) => !kept.has(stage.id));
  const inUse = gone.filter(({ applications }) => applications > 0);
  if (inUse.length > 0) throw new StageInUseError(inUse.map(({ stage }) => stage.name));
  await requireDefaults(tx, wanted);

  await tx.jobStage.deleteMany({ where: { id: { in: gone.map(({ stage }) => stage.id) } } });
  await tx.jobStage.updateMany({ where: { jobId }, data: { position: { increment: ASIDE } } });
  for (const [position, { id, name, templateId, planId }] of wanted.entries()) {
    const data: Pick<JobStage, "name" | "position" | "templateId" | "planId"> = {
      name: name.trim(),
      position,
      templateId,
      planId,
    };
    if (id === undefined) {
      await tx.jobStage.create({
        data: { ...data, tenantId, id: uuidv7(), jobId },
        select: { id: true },
      });
    } else await tx.jobStage.updateMany({ where: { id, jobId }, data });
  }
}

async function requireDefaults(tx: Work["tx"], wanted: readonly WantedStage[]): Promise<void> {
  if (wanted.some(({ templateId, planId }) => templateId !== null && planId !== null)) {
    throw new InvalidInputError("stages", "must have a template or a plan, not both");
  }
  const templateIds = [...new Set(wanted.flatMap(({ templateId }) => templateId ?? []))];
  const templates = await tx.interviewTemplate.count({ where: { id: { in: templateIds } } });
  if (templates < templateIds.length) throw new NotFoundError("template");
  const planIds = [...new Set(wanted.flatMap(({ planId }) => planId ?? []))];
  const plans = await tx.interviewPlan.count({ where: { id: { in: planIds } } });
  if (plans < planIds.length) throw new NotFoundError("plan");
}
