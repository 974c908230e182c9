import type { Transaction } from "@convene/prisma";
import type { CalendarPorts } from "../calendar-ports.ts";
import { WRITE_QUEUE } from "../queues.ts";

/** Queues what could not be written while a connection was lost. */
export async function queueWaitingCopies(
  { enqueue }: Pick<CalendarPorts, "enqueue">,
  tx: Transaction,
  connectionId: string,
): Promise<void> {
  const copies = await tx.calendarCopy.findMany({
    where: {
      calendar: { connectionId },
      state: { in: ["pending", "removing", "failing", "refused"] },
    },
    select: { tenantId: true, id: true },
  });
  await tx.calendarCopy.updateMany({
    where: { id: { in: copies.map(({ id }) => id) }, state: "refused" },
    data: { state: "pending" },
  });
  const jobs = copies.map(({ tenantId, id }) => ({ tenantId, copyId: id }));
  await enqueue(tx, WRITE_QUEUE, jobs);
}
