import { eventColumn, type ScheduledEvent, type Transaction } from "@convene/prisma";
import type { CalendarPorts } from "../calendar-ports.ts";
import { ROOM_QUEUE } from "../queues.ts";

/** Has a room made that hangs on the event in a calendar, now that the event stands there. */
export async function queueWaitingRoom(
  { enqueue }: Pick<CalendarPorts, "enqueue">,
  tx: Transaction,
  { kind, row }: ScheduledEvent,
): Promise<void> {
  const [room] = await tx.meetingRoom.findMany({
    where: {
      ...eventColumn(kind, row.id),
      provider: { in: ["meet", "teams"] },
      state: { in: ["pending", "failing"] },
    },
    select: { tenantId: true, id: true },
  });
  if (room) await enqueue(tx, ROOM_QUEUE, [{ tenantId: room.tenantId, roomId: room.id }]);
}
