import type { Work } from "@convene/prisma";
import { NotFoundError } from "@convene/scheduling-core";

/**
 * Puts an application into another stage of its job.
 *
 * @throws NotFoundError for an application or a stage that is not there, or is another job's
 */
export async function moveApplicationStage(
  { tx, tenantId }: Work,
  { applicationId, stageId }: { readonly applicationId: string; readonly stageId: string },
): Promise<void> {
  const key = { tenantId_id: { tenantId, id: applicationId } };
  const application = await tx.application.findUnique({ where: key, select: { jobId: true } });
  if (!application) throw new NotFoundError("application");
  const { jobId } = application;
  const stage = await tx.jobStage.findFirst({ where: { id: stageId, jobId } });
  if (!stage) throw new NotFoundError("stage of this job");
  await tx.application.update({ where: key, data: { stageId }, select: { id: true } });
}
