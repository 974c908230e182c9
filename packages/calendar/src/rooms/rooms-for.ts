import {
  eventColumn,
  type MeetingRoom as RoomRow,
  type ScheduledEvent,
  type Transaction,
} from "@convene/prisma";
import { err, ok, type Result } from "@convene/scheduling-core";
import type { CalendarPorts } from "../calendar-ports.ts";
import { jitsiRooms } from "../conferencing/jitsi-rooms.ts";
import type { Meeting, MeetingProvider } from "../conferencing/meeting-provider.ts";
import { openConnection } from "../connections/open-connection.ts";
import { timeZoneOf } from "../connections/time-zone-of.ts";
import type { CalendarFailure } from "../sync/calendar-failure.ts";

/** The way to an event's room. */
export interface RoomWay {
  readonly provider: MeetingProvider;
  /** Of rooms that hang on the event in a calendar. */
  readonly placed: Meeting["placed"];
}

/** @returns `misconfigured` where the provider is not set up, or nobody of the event has its calendar */
export async function roomsFor(
  ports: CalendarPorts,
  tx: Transaction,
  { provider }: Pick<RoomRow, "provider">,
  event: ScheduledEvent,
): Promise<Result<RoomWay, CalendarFailure>> {
  const { jitsi, zoom } = ports.rooms;
  switch (provider) {
    case "jitsi":
      return ok({ provider: jitsiRooms(jitsi), placed: null });
    case "zoom": {
      if (!zoom) return err(failure("misconfigured", "not_set_up"));
      const { zoomRooms } = await import("../conferencing/zoom-rooms.ts");
      return ok({ provider: zoomRooms({ ...zoom, now: ports.now }), placed: null });
    }
    case "meet":
    case "teams":
      return await roomsOnCalendar(ports, tx, event, provider);
  }
}

async function roomsOnCalendar(
  ports: CalendarPorts,
  tx: Transaction,
  event: ScheduledEvent,
  provider: "meet" | "teams",
): Promise<Result<RoomWay, CalendarFailure>> {
  const connection = { provider: provider === "meet" ? "google" : "outlook" } as const;
  const [copy] = await tx.calendarCopy.findMany({
    where: { ...eventColumn(event.kind, event.row.id), calendar: { connection } },
    include: { calendar: { include: { connection: true } } },
    // The same one each time: the room hangs on it.
    orderBy: { id: "asc" },
    take: 1,
  });
  if (!copy) return err(failure("misconfigured", "no_calendar"));
  const { calendar, externalId } = copy;
  const timeZone = await timeZoneOf(tx, calendar.connection.memberId);
  const opened = await openConnection(ports, calendar.connection, timeZone);
  if (!opened.ok) return opened;
  const { googleMeetRooms, microsoftTeamsRooms } = await import(
    "../conferencing/rooms-on-events.ts"
  );
  const rooms = provider === "meet" ? googleMeetRooms : microsoftTeamsRooms;
  return ok({
    provider: rooms(opened.value.sync),
    placed: externalId === null ? null : { calendarId: calendar.externalId, externalId },
  });
}

function failure(kind: "misconfigured", code: string): CalendarFailure {
  return { kind, status: null, code, retryAfterSeconds: null };
}
