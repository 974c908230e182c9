import { lockEvent, type Work } from "@convene/prisma";
import { NotFoundError } from "@convene/scheduling-core";
import type { Viewer } from "../domain/viewer.ts";
import { interviewsVisibleTo } from "./visible-to.ts";

/**
 * Locks an interview and reads it as it is then: the first step of whoever changes it.
 *
 * @param viewer Left out: no matter who.
 * @throws NotFoundError also for one that the viewer may not see
 */
export async function lockInterview({ tx, tenantId }: Work, interviewId: string, viewer?: Viewer) {
  const exists = await lockEvent(tx, "interview", interviewId);
  if (!exists) throw new NotFoundError("interview");
  const interview = await tx.interview.findFirst({
    where: { tenantId, id: interviewId, ...(viewer && interviewsVisibleTo(viewer)) },
    include: { application: { select: { candidateId: true } } },
  });
  if (!interview) throw new NotFoundError("interview");
  return interview;
}
