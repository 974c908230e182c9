import { announce, type Transaction } from "@convene/prisma";
import { err, ok, type Result } from "@convene/scheduling-core";
import type { CalendarPorts } from "../calendar-ports.ts";
import { WRITE_QUEUE } from "../queues.ts";

/** `dismissed`: it stays as it is. `put_back`: the calendar gets the event back as we have it. */
export type ConflictAnswer = "dismissed" | "put_back";

export interface ConflictDecision {
  readonly conflictId: string;
  readonly answer: ConflictAnswer;
  /** Who decides. */
  readonly memberId: string;
  /** Whose conflicts they may decide; null: everybody's. */
  readonly resourceId: string | null;
}

/**
 * Answers a conflict that is not answered by moving or cancelling the event, which end it themselves.
 *
 * @returns `notFound` where there is no such open conflict, `notOutside` where a busy time cannot be
 *   put back
 */
export async function settleConflict(
  { enqueue, now }: Pick<CalendarPorts, "enqueue" | "now">,
  tx: Transaction,
  { conflictId, answer, memberId, resourceId }: ConflictDecision,
): Promise<Result<void, "notFound" | "notOutside">> {
  const [conflict] = await tx.calendarConflict.findMany({
    where: { id: conflictId, resolvedAt: null, ...(resourceId !== null && { resourceId }) },
  });
  if (!conflict) return err("notFound");
  if (answer === "put_back" && conflict.kind === "busy") return err("notOutside");
  const { count } = await tx.calendarConflict.updateMany({
    where: { id: conflictId, resolvedAt: null },
    data: { resolvedAt: now(), resolution: answer, memberId },
  });
  if (count === 0) return err("notFound");
  if (answer === "put_back") {
    const { interviewId, appointmentId } = conflict;
    const where = {
      ...(interviewId !== null && { interviewId }),
      ...(appointmentId !== null && { appointmentId }),
      calendar: { connection: { member: { resourceId: conflict.resourceId } } },
    };
    await tx.calendarCopy.updateMany({
      where: { ...where, state: "deleted_outside" },
      data: { externalId: null },
    });
    const copies = await tx.calendarCopy.updateManyAndReturn({
      where: { ...where, state: { in: ["deleted_outside", "moved_outside"] } },
      data: { state: "pending", outsideStart: null, outsideEnd: null },
      select: { tenantId: true, id: true },
    });
    const jobs = copies.map(({ tenantId, id }) => ({ tenantId, copyId: id }));
    await enqueue(tx, WRITE_QUEUE, jobs);
  }
  await announce(tx, { subject: "conflict", id: conflictId, change: "removed" });
  return ok(undefined);
}
