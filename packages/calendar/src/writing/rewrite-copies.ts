import { eventColumn, type ScheduledEvent, type Transaction } from "@convene/prisma";
import type { CalendarPorts } from "../calendar-ports.ts";
import { WRITE_QUEUE } from "../queues.ts";
import { lockCopies } from "./lock-copies.ts";

/**
 * Has an event written again, although its version is the same: something else of it is new, such as
 * its room's address. Not for transactions that anybody waits for: it waits for writes under way.
 */
export async function rewriteCopies(
  { enqueue }: Pick<CalendarPorts, "enqueue">,
  tx: Transaction,
  { kind, row }: ScheduledEvent,
): Promise<void> {
  const copies = await tx.calendarCopy.findMany({
    where: eventColumn(kind, row.id),
    select: { id: true },
  });
  const ids = copies.map(({ id }) => id);
  if (ids.length === 0) return;
  await lockCopies(tx, ids);
  const pending = await tx.calendarCopy.updateManyAndReturn({
    where: { id: { in: ids }, state: { in: ["written", "pending", "failing"] } },
    data: { state: "pending" },
    select: { tenantId: true, id: true },
  });
  const jobs = pending.map(({ tenantId, id }) => ({ tenantId, copyId: id }));
  await enqueue(tx, WRITE_QUEUE, jobs);
}
