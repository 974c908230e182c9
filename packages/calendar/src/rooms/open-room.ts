import {
  eventColumn,
  type MeetingRoom,
  type RoomProvider,
  type ScheduledEvent,
  type Transaction,
} from "@convene/prisma";
import { uuidv7 } from "uuidv7";
import type { CalendarPorts } from "../calendar-ports.ts";
import { jitsiRooms } from "../conferencing/jitsi-rooms.ts";
import { ROOM_QUEUE } from "../queues.ts";
import { showRoom } from "./show-room.ts";
import { toMeeting } from "./to-meeting.ts";

/**
 * Gives an event an online room, in the transaction that books it. One of Jitsi is there at once; the
 * other providers are asked afterwards, by a job, so that none of their failures loses the booking.
 */
export async function openRoom(
  { enqueue, rooms }: Pick<CalendarPorts, "enqueue" | "rooms">,
  tx: Transaction,
  event: ScheduledEvent,
  provider: RoomProvider,
): Promise<MeetingRoom> {
  const { kind, row } = event;
  const { tenantId } = row;
  const data = { tenantId, id: uuidv7(), ...eventColumn(kind, row.id), provider };
  if (provider === "jitsi") {
    const made = await jitsiRooms(rooms.jitsi).create(toMeeting(event, null));
    if (!made.ok) throw new Error("A room of Jitsi takes no call that could fail");
    const { joinUrl } = made.value;
    await showRoom(tx, event, joinUrl);
    return await tx.meetingRoom.create({
      data: { ...data, joinUrl, state: "ready", madeVersion: row.version },
    });
  }
  const room = await tx.meetingRoom.create({ data });
  await enqueue(tx, ROOM_QUEUE, [{ tenantId, roomId: room.id }]);
  return room;
}
