import type { AtsRole, Job, JobStage, Transaction, Work } from "@convene/prisma";
import { NotFoundError } from "@convene/scheduling-core";
import { revisionOf } from "@convene/server-kit";
import { type QuestionField, questionFields } from "@convene/server-kit/questions";
import type { Viewer } from "../domain/viewer.ts";
import { jobsVisibleTo } from "./visible-to.ts";

export interface TeamMember {
  readonly id: string;
  readonly name: string;
  readonly role: AtsRole | null;
}

export interface StageEntry {
  readonly stage: JobStage;
  /** Of all applications in it, decided ones too. */
  readonly applications: number;
}

export interface JobView {
  readonly job: Job;
  /** In the order of the pipeline. */
  readonly stages: readonly StageEntry[];
  /** By name. */
  readonly team: readonly TeamMember[];
  readonly fields: readonly QuestionField[];
  /** Changes with all that can be edited. */
  readonly revision: string;
}

/**
 * A job with all that can be set about it.
 *
 * @param viewer Left out: no matter who.
 * @throws NotFoundError also for one that the viewer may not see
 */
export async function viewJob(
  { tx }: Pick<Work, "tx">,
  id: string,
  viewer?: Viewer,
): Promise<JobView> {
  const found = await tx.job.findFirst({
    where: { AND: [{ id }, viewer ? jobsVisibleTo(viewer) : {}] },
    include: {
      stages: {
        orderBy: { position: "asc" },
        include: { _count: { select: { applications: true } } },
      },
      team: {
        orderBy: [{ member: { name: "asc" } }, { memberId: "asc" }],
        select: { member: { select: { id: true, name: true, atsRole: true } } },
      },
    },
  });
  if (!found) throw new NotFoundError("job");
  const { stages, team, ...job } = found;
  const { title, department, location, employmentType, description, fields } = job;
  return {
    job,
    stages: stages.map(({ _count, ...stage }) => ({ stage, applications: _count.applications })),
    team: team.map(({ member: { atsRole, ...member } }) => ({ ...member, role: atsRole })),
    fields: questionFields(fields),
    revision: revisionOf([
      [title, department, location, employmentType, description, fields],
      stages.map((stage) => [stage.id, stage.name, stage.templateId, stage.planId]),
      team.map(({ member }) => member.id),
    ]),
  };
}

/** Waits for whoever is changing the same job. @throws NotFoundError */
export async function lockJob(tx: Transaction, id: string): Promise<void> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT id FROM job WHERE tenant_id = current_tenant() AND id = ${id}::uuid FOR NO KEY UPDATE`;
  if (rows.length === 0) throw new NotFoundError("job");
}
