import type { Application, Candidate, Work } from "@convene/prisma";
import { NotFoundError } from "@convene/scheduling-core";
import type { Viewer } from "../domain/viewer.ts";
import { applicationsVisibleTo } from "./visible-to.ts";

/** An application that nobody else changes until the transaction ends. */
export interface LockedApplication {
  readonly application: Application;
  readonly candidate: Candidate;
  readonly jobTitle: string;
  readonly stageName: string;
}

/**
 * Waits for whoever is at work on the same application. It is locked before its interviews and offers:
 * closing it closes them.
 *
 * @param viewer Left out: no matter who.
 * @throws NotFoundError also for one that the viewer may not see, and of somebody who was erased
 */
export async function lockApplication(
  { tx }: Pick<Work, "tx">,
  id: string,
  viewer?: Viewer,
): Promise<LockedApplication> {
  // Not FOR UPDATE: what is being scheduled refers to it, and has locked its resources already.
  await tx.$queryRaw`
    SELECT id FROM application
    WHERE tenant_id = current_tenant() AND id = ${id}::uuid FOR NO KEY UPDATE`;
  const found = await tx.application.findFirst({
    where: {
      AND: [{ id, candidate: { erasedAt: null } }, viewer ? applicationsVisibleTo(viewer) : {}],
    },
    include: {
      candidate: true,
      job: { select: { title: true } },
      stage: { select: { name: true } },
    },
  });
  if (!found) throw new NotFoundError("application");
  const { candidate, job, stage, ...application } = found;
  return { application, candidate, jobTitle: job.title, stageName: stage.name };
}
