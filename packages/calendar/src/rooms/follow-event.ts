import { eventColumn, type ScheduledEvent, type Transaction } from "@convene/prisma";
import type { CalendarPorts } from "../calendar-ports.ts";
import { ROOM_QUEUE } from "../queues.ts";

/** Has an event's room moved with it, by a job; one of Jitsi has no time and stays as it is. */
export async function moveRoom(
  ports: Pick<CalendarPorts, "enqueue">,
  tx: Transaction,
  event: ScheduledEvent,
): Promise<void> {
  await queueRoom(ports, tx, event, "pending");
}

/** Has an event's room removed, by a job. */
export async function removeRoom(
  ports: Pick<CalendarPorts, "enqueue">,
  tx: Transaction,
  event: ScheduledEvent,
): Promise<void> {
  await queueRoom(ports, tx, event, "removing");
}

async function queueRoom(
  { enqueue }: Pick<CalendarPorts, "enqueue">,
  tx: Transaction,
  { kind, row }: ScheduledEvent,
  state: "pending" | "removing",
): Promise<void> {
  const [room] = await tx.meetingRoom.updateManyAndReturn({
    where: {
      ...eventColumn(kind, row.id),
      ...(state === "pending" && { provider: { not: "jitsi" } }),
    },
    data: { state },
    select: { tenantId: true, id: true },
  });
  if (room) await enqueue(tx, ROOM_QUEUE, [{ tenantId: room.tenantId, roomId: room.id }]);
}
