import { type Actor, announce, type Work } from "@convene/prisma";
import { NotFoundError } from "@convene/scheduling-core";
import { ApplicationMovedError } from "../domain/application-refusals.ts";
import type { Viewer } from "../domain/viewer.ts";
import { lockApplication } from "./lock-application.ts";
import { recordApplicationChange } from "./record-application-change.ts";
import { requireActive } from "./require-active.ts";

export interface StageMove {
  readonly applicationId: string;
  readonly stageId: string;
  /** The stage from which it is taken, as it is seen; left out: wherever it is. */
  readonly fromStageId?: string | undefined;
  readonly by: Actor;
  /** Left out: no matter who. */
  readonly viewer?: Viewer | undefined;
}

/**
 * Puts an application into another stage of its job.
 *
 * @throws NotFoundError for an application or a stage that is not there, or is another job's
 * @throws ApplicationClosedError
 * @throws ApplicationMovedError where somebody else moved it before
 */
export async function moveApplicationStage(
  work: Work,
  { applicationId, stageId, fromStageId, by, viewer }: StageMove,
): Promise<void> {
  const { tx, tenantId, now } = work;
  const { application, stageName } = await lockApplication(work, applicationId, viewer);
  requireActive(application);
  const stage = await tx.jobStage.findFirst({
    where: { id: stageId, jobId: application.jobId },
    select: { name: true },
  });
  if (!stage) throw new NotFoundError("stage of this job");
  if (application.stageId === stageId) return;
  if (fromStageId !== undefined && fromStageId !== application.stageId) {
    throw new ApplicationMovedError(stageName);
  }
  await tx.application.update({
    where: { tenantId_id: { tenantId, id: applicationId } },
    data: { stageId, stageSince: now },
    select: { id: true },
  });
  await recordApplicationChange(work, {
    applicationId,
    kind: "stage_changed",
    by,
    stageBefore: stageName,
    stageAfter: stage.name,
  });
  await announce(tx, { subject: "application", id: applicationId, change: "changed" });
}
