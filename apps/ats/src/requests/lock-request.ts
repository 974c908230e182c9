import type { CandidateTime, Member, SchedulingRequest, Work } from "@convene/prisma";
import { NotFoundError } from "@convene/scheduling-core";
import type { Viewer } from "../domain/viewer.ts";
import { type InterviewOrder, orderSchema } from "../loops/interview-order.ts";
import { type LockedApplication, lockApplication } from "../use-cases/lock-application.ts";
import { applicationsVisibleTo } from "../use-cases/visible-to.ts";
import { type HeldProposal, heldProposal } from "./held-proposal.ts";

/** A request that nobody else changes until the transaction ends, nor its application. */
export interface LockedRequest extends LockedApplication {
  readonly request: SchedulingRequest;
  readonly order: InterviewOrder;
  readonly proposals: readonly HeldProposal[];
  readonly times: readonly CandidateTime[];
  /** Who sent it. */
  readonly sender: Pick<Member, "id" | "name">;
}

/**
 * Waits for whoever is at work on the same request: of two answers the second one finds it answered.
 *
 * @param viewer Left out: no matter who.
 * @throws NotFoundError also for one that the viewer may not see, and of somebody who was erased
 */
export async function lockRequest(work: Work, id: string, viewer?: Viewer): Promise<LockedRequest> {
  const { tx } = work;
  const known = await tx.schedulingRequest.findFirst({
    where: {
      AND: [
        { id, application: { candidate: { erasedAt: null } } },
        viewer ? { application: { is: applicationsVisibleTo(viewer) } } : {},
      ],
    },
    select: { applicationId: true },
  });
  if (!known) throw new NotFoundError("request");
  const locked = await lockApplication(work, known.applicationId, viewer);
  await tx.$queryRaw`
    SELECT id FROM scheduling_request
    WHERE tenant_id = current_tenant() AND id = ${id}::uuid FOR UPDATE`;
  const { proposals, times, member, ...request } = await tx.schedulingRequest.findFirstOrThrow({
    where: { id },
    include: {
      proposals: { orderBy: { position: "asc" } },
      times: { orderBy: { startsAt: "asc" } },
      member: { select: { id: true, name: true } },
    },
  });
  return {
    ...locked,
    request,
    order: orderSchema.parse(request.details),
    proposals: proposals.map(heldProposal),
    times,
    sender: member,
  };
}
