import { eventColumn, type ScheduledEvent, type Transaction } from "@convene/prisma";
import type { CalendarPorts } from "../calendar-ports.ts";
import { WRITE_QUEUE } from "../queues.ts";

/** Has an event taken out of all calendars, by jobs queued in the transaction. */
export async function removeCopies(
  { enqueue }: Pick<CalendarPorts, "enqueue">,
  tx: Transaction,
  { kind, row }: ScheduledEvent,
): Promise<void> {
  const copies = await tx.calendarCopy.updateManyAndReturn({
    where: eventColumn(kind, row.id),
    data: { state: "removing", outsideStart: null, outsideEnd: null },
    select: { tenantId: true, id: true },
  });
  const jobs = copies.map(({ tenantId, id }) => ({ tenantId, copyId: id }));
  await enqueue(tx, WRITE_QUEUE, jobs);
}
