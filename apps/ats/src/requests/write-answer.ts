import {
  announceAll,
  lockResources,
  type Prisma,
  type SchedulingRequest,
  type Work,
} from "@convene/prisma";
import type { BookedInterviews } from "../loops/book-interviews.ts";

/** Writes what became of a request, and tells those who look at it. */
export async function writeAnswer(
  { tx, tenantId }: Work,
  { id, applicationId }: Pick<SchedulingRequest, "id" | "applicationId">,
  data: Prisma.SchedulingRequestUncheckedUpdateInput,
): Promise<SchedulingRequest> {
  const request = await tx.schedulingRequest.update({
    where: { tenantId_id: { tenantId, id } },
    data,
  });
  await announceAll(tx, [
    { subject: "request", id, change: "changed" },
    { subject: "application", id: applicationId, change: "changed" },
  ]);
  return request;
}

/** What is written where it led to a booking. */
export function bookedAs({ loop, interviews }: BookedInterviews) {
  const [interview] = interviews;
  return {
    state: "booked" as const,
    ...(loop ? { loopId: loop.id } : { interviewId: interview?.id ?? null }),
  };
}

/** Gives the time back that was held for proposals, all of it in one statement. */
export async function giveBack({ tx }: Work, holdIds: readonly string[]): Promise<void> {
  if (holdIds.length === 0) return;
  const where = { holdId: { in: [...holdIds] } };
  const held = await tx.reservation.findMany({ where, select: { resourceId: true } });
  await lockResources(tx, [...new Set(held.map(({ resourceId }) => resourceId))]);
  await tx.reservation.deleteMany({ where });
}
