import type { Transaction } from "@convene/prisma";
import type { CalendarPorts } from "../calendar-ports.ts";
import { READ_QUEUE } from "../queues.ts";

/**
 * Has a connection read now. Many requests at once make one job: only the first finds it not due. A
 * connection that waits for its owner is left alone.
 */
export async function requestReading(
  { enqueue, now }: Pick<CalendarPorts, "enqueue" | "now">,
  tx: Transaction,
  connectionId: string,
): Promise<void> {
  const [due] = await tx.calendarConnection.updateManyAndReturn({
    where: { id: connectionId, nextSyncAt: { gt: now() } },
    data: { nextSyncAt: now() },
    select: { tenantId: true },
  });
  if (due) await enqueue(tx, READ_QUEUE, [{ tenantId: due.tenantId, connectionId }]);
}
