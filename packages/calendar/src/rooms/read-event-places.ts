import {
  type CopyState,
  eventColumn,
  type RoomProvider,
  type ScheduledEvent,
  type Transaction,
} from "@convene/prisma";
import type { ConnectedProvider } from "../calendar-ports.ts";

/** The online room of an event. */
export interface EventRoom {
  readonly provider: RoomProvider;
  /** `pending`: being made, or moved. `failing`: it could not be, and is tried again by itself. */
  readonly state: "pending" | "ready" | "failing";
  /** Null: there is none yet. */
  readonly joinUrl: string | null;
  /** A failure's kind, or what the provider calls it; null: all is well. */
  readonly problem: string | null;
}

/** An event in a member's calendar. */
export interface EventCopy {
  readonly id: string;
  /** Whose calendar it is; which one is theirs to know. */
  readonly name: string;
  readonly provider: ConnectedProvider;
  readonly state: CopyState;
  readonly problem: string | null;
}

/** Where an event is, besides here. */
export interface EventPlaces {
  readonly room: EventRoom | null;
  /** By name. */
  readonly copies: readonly EventCopy[];
}

/** Reads an event's online room, and how it stands in its members' calendars. */
export async function readEventPlaces(
  tx: Transaction,
  event: ScheduledEvent,
): Promise<EventPlaces> {
  const copies = await tx.calendarCopy.findMany({
    where: eventColumn(event.kind, event.row.id),
    select: {
      id: true,
      state: true,
      lastError: true,
      calendar: {
        select: { connection: { select: { provider: true, member: { select: { name: true } } } } },
      },
    },
  });
  return {
    room: await readEventRoom(tx, event),
    copies: copies
      .map(({ id, state, lastError, calendar: { connection } }) => ({
        id,
        name: connection.member.name,
        provider: connection.provider,
        state,
        problem: lastError,
      }))
      .sort((a, b) => a.name.localeCompare(b.name)),
  };
}

/** @returns null for an event without a room, and one whose room is being given up */
export async function readEventRoom(
  tx: Transaction,
  { kind, row }: ScheduledEvent,
): Promise<EventRoom | null> {
  const [room] = await tx.meetingRoom.findMany({
    where: eventColumn(kind, row.id),
    select: { provider: true, state: true, joinUrl: true, lastError: true },
  });
  if (!room || room.state === "removing") return null;
  const { provider, state, joinUrl, lastError } = room;
  return { provider, state, joinUrl, problem: lastError };
}
