import { eventColumn, type ScheduledEvent, type Transaction } from "@convene/prisma";
import type { CalendarPorts } from "../calendar-ports.ts";
import { ROOM_QUEUE } from "../queues.ts";

/**
 * Has a room made that hangs on the event in a calendar, now that the event stands there; made anew
 * where it hung on one that is there no more.
 */
export async function queueWaitingRoom(
  { enqueue }: Pick<CalendarPorts, "enqueue">,
  tx: Transaction,
  { kind, row }: ScheduledEvent,
): Promise<void> {
  const [room] = await tx.meetingRoom.findMany({
    where: {
      ...eventColumn(kind, row.id),
      provider: { in: ["meet", "teams"] },
      state: { in: ["pending", "failing", "ready"] },
    },
    select: { tenantId: true, id: true, state: true, externalId: true },
  });
  if (!room) return;
  const { externalId } = room;
  const copies = { ...eventColumn(kind, row.id), externalId };
  if (externalId !== null && (await tx.calendarCopy.count({ where: copies })) === 0) {
    // It went with the event on which it hung: that was deleted, or is in another calendar now.
    await tx.meetingRoom.updateMany({
      where: { id: room.id, externalId },
      data: { state: "pending", joinUrl: null, externalId: null },
    });
  } else if (room.state === "ready") {
    return;
  }
  await enqueue(tx, ROOM_QUEUE, [{ tenantId: room.tenantId, roomId: room.id }]);
}
