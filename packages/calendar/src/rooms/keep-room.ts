import {
  type Appointment,
  announce,
  type Interview,
  type MeetingRoom as RoomRow,
  type ScheduledEvent,
  type Transaction,
} from "@convene/prisma";
import type { Result } from "@convene/scheduling-core";
import type { CalendarPorts } from "../calendar-ports.ts";
import type { Meeting, MeetingProvider, MeetingRoom } from "../conferencing/meeting-provider.ts";
import { unitsApart } from "../connections/units-apart.ts";
import { ROOM_QUEUE, type RoomJob } from "../queues.ts";
import { retryTime } from "../retry-time.ts";
import { type CalendarFailure, isPassing } from "../sync/calendar-failure.ts";
import { eventOfCopy } from "../writing/event-of-copy.ts";
import { isOpen } from "../writing/is-open.ts";
import { rewriteCopies } from "../writing/rewrite-copies.ts";
import { roomsFor } from "./rooms-for.ts";
import { showRoom } from "./show-room.ts";
import { toMeeting } from "./to-meeting.ts";

type LoadedRoom = RoomRow & {
  readonly interview: Interview | null;
  readonly appointment: Appointment | null;
};

const LONGEST_CALL_MS = 90_000;

/**
 * Makes an event's room, moves it to where the event is now, or removes it. Jobs for one room wait for
 * each other, and each reads the event anew.
 */
export async function keepRoom(given: CalendarPorts, job: RoomJob): Promise<void> {
  const ports = { ...given, db: unitsApart(given.db) };
  await given.db.unit(
    job.tenantId,
    async (tx) => {
      await tx.$executeRaw`
        SELECT pg_advisory_xact_lock(hashtextextended(${`meeting room ${job.roomId}`}, 0))`;
      const room = await tx.meetingRoom.findUnique({
        where: { tenantId_id: { tenantId: job.tenantId, id: job.roomId } },
        include: { interview: true, appointment: true },
      });
      if (!room) return;
      const event = eventOfCopy(room);
      if (room.state === "removing" || !isOpen(event)) await remove(ports, tx, room, event);
      else if (room.state !== "ready" || room.madeVersion !== event.row.version) {
        await make(ports, tx, room, event);
      }
    },
    { timeoutMs: LONGEST_CALL_MS },
  );
}

async function make(
  ports: CalendarPorts,
  tx: Transaction,
  room: LoadedRoom,
  event: ScheduledEvent,
): Promise<void> {
  const way = await roomsFor(ports, tx, room, event);
  if (!way.ok) return await recordFailure(ports, tx, room, event, way.error);
  const { provider, placed } = way.value;
  const made = await makeOrMove(provider, heldRoom(room), toMeeting(event, placed));
  if (!made.ok) return await recordFailure(ports, tx, room, event, made.error);
  const { joinUrl, roomId } = made.value;
  const { count } = await tx.meetingRoom.updateMany({
    where: { id: room.id, state: { not: "removing" } },
    data: {
      state: "ready",
      joinUrl,
      externalId: roomId,
      madeVersion: event.row.version,
      attempts: 0,
      lastError: null,
    },
  });
  if (count === 0) {
    // Cancelled meanwhile: its job waits for this one, and has to know what to remove.
    await tx.meetingRoom.updateMany({
      where: { id: room.id },
      data: { joinUrl, externalId: roomId },
    });
    return;
  }
  await announce(tx, { subject: event.kind, id: event.row.id, change: "changed" });
  if (joinUrl === room.joinUrl) return;
  await showRoom(tx, event, joinUrl);
  await rewriteCopies(ports, tx, event);
}

async function makeOrMove(
  provider: MeetingProvider,
  held: MeetingRoom | null,
  meeting: Meeting,
): Promise<Result<MeetingRoom, CalendarFailure>> {
  if (!held) return await provider.create(meeting);
  const moved = await provider.move(held, meeting);
  return !moved.ok && moved.error.kind === "notFound" ? await provider.create(meeting) : moved;
}

async function remove(
  ports: CalendarPorts,
  tx: Transaction,
  room: LoadedRoom,
  event: ScheduledEvent,
): Promise<void> {
  const held = heldRoom(room);
  const way = held ? await roomsFor(ports, tx, room, event) : null;
  // Nothing to remove it from any more: it went with its event, or its provider is not set up.
  if (held && way?.ok) {
    const { provider, placed } = way.value;
    const removed = await provider.remove(held, toMeeting(event, placed));
    if (!removed.ok) return await recordFailure(ports, tx, room, event, removed.error);
  }
  await tx.meetingRoom.deleteMany({ where: { id: room.id } });
}

function heldRoom({ joinUrl, externalId }: RoomRow): MeetingRoom | null {
  return joinUrl === null ? null : { joinUrl, roomId: externalId };
}

/** The booking stands without a room; that it has none is shown. */
async function recordFailure(
  { enqueue, now }: CalendarPorts,
  tx: Transaction,
  room: LoadedRoom,
  event: ScheduledEvent,
  failure: CalendarFailure,
): Promise<void> {
  const attempts = room.attempts + 1;
  const { id, tenantId } = room;
  await tx.meetingRoom.updateMany({
    where: { id },
    data: { attempts, lastError: failure.code ?? failure.kind },
  });
  const { count } = await tx.meetingRoom.updateMany({
    where: { id, state: { not: "removing" } },
    data: { state: "failing" },
  });
  if (count > 0) {
    await announce(tx, { subject: event.kind, id: event.row.id, change: "changed" });
  }
  const again = isPassing(failure) || failure.kind === "misconfigured";
  const over = event.row.scheduledEnd <= now();
  if (!again || (over && count > 0)) return;
  const startAfter = retryTime(failure, attempts, now());
  await enqueue(tx, ROOM_QUEUE, [{ tenantId, roomId: id }], { startAfter });
}
