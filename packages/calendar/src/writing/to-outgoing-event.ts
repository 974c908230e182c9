import type { CalendarCopy, ScheduledEvent, Transaction } from "@convene/prisma";
import type { OutgoingEvent } from "../sync/outgoing-event.ts";

/**
 * An event as it goes into a member's calendar: what it is, with whom, where, and where to change it.
 * Its key is its own id, so that writing it again finds what is there, also after a connection was
 * made anew.
 *
 * @param copy The copy that is written: a room that hangs on it has to be left there.
 */
export async function toOutgoingEvent(
  tx: Transaction,
  event: ScheduledEvent,
  { externalId }: Pick<CalendarCopy, "externalId">,
  eventUrl: string,
): Promise<OutgoingEvent> {
  const { row } = event;
  const { outsideName, joinUrl, roomId } = await readSurroundings(tx, event);
  const place = row.location ?? joinUrl;
  const lines = [...(joinUrl && joinUrl !== place ? [joinUrl] : []), eventUrl];
  return {
    key: row.id,
    sequence: row.version,
    stamp: row.lastRescheduledAt ?? row.createdAt,
    title: outsideName ? `${row.title} · ${outsideName}` : row.title,
    description: lines.join("\n"),
    ...(place && { location: place }),
    start: row.scheduledStart,
    end: row.scheduledEnd,
    timeZone: row.timezone,
    status: row.status === "pending" ? "tentative" : "confirmed",
    ...(externalId !== null && roomId === externalId && { room: true }),
  };
}

interface Surroundings {
  /** The client or candidate; null once they were erased. */
  readonly outsideName: string | null;
  readonly joinUrl: string | null;
  /** What its provider calls the room: of Meet and Teams, the event on which it hangs. */
  readonly roomId: string | null;
}

async function readSurroundings(
  tx: Transaction,
  { kind, row }: ScheduledEvent,
): Promise<Surroundings> {
  const where = { tenantId_id: { tenantId: row.tenantId, id: row.id } };
  const room = { select: { joinUrl: true, externalId: true } };
  const person = { select: { name: true, erasedAt: true } };
  if (kind === "interview") {
    const found = await tx.interview.findUniqueOrThrow({
      where,
      select: { room, application: { select: { candidate: person } } },
    });
    return {
      outsideName: nameOf(found.application.candidate),
      joinUrl: found.room?.joinUrl ?? row.meetingUrl,
      roomId: found.room?.externalId ?? null,
    };
  }
  const found = await tx.appointment.findUniqueOrThrow({ where, select: { room, client: person } });
  const { joinUrl = null, externalId: roomId = null } = found.room ?? {};
  return { outsideName: nameOf(found.client), joinUrl, roomId };
}

function nameOf({ name, erasedAt }: { readonly name: string; readonly erasedAt: Date | null }) {
  return erasedAt ? null : name;
}
