import { err, ok } from "@convene/scheduling-core";
import type { CalendarFailure } from "../sync/calendar-failure.ts";
import type { CalendarSync } from "../sync/calendar-sync.ts";
import type { MeetingProvider } from "./meeting-provider.ts";

/** Google Meet: a room that hangs on an event in a Google calendar. */
export function googleMeetRooms(sync: CalendarSync): MeetingProvider {
  return roomsOnEvents("google-meet", sync);
}

/** Microsoft Teams: an online meeting that hangs on an event in an Outlook calendar. */
export function microsoftTeamsRooms(sync: CalendarSync): MeetingProvider {
  return roomsOnEvents("microsoft-teams", sync);
}

/** The room follows its event: moving and deleting that is all there is to do. */
function roomsOnEvents(name: string, sync: CalendarSync): MeetingProvider {
  return {
    name,

    async create({ key, placed }) {
      if (placed === null) return err(NOT_PLACED);
      const added = await sync.addRoom(placed.calendarId, placed.externalId, key);
      return added.ok ? ok({ joinUrl: added.value, roomId: placed.externalId }) : added;
    },

    move: async (room) => ok(room),

    async remove(_room, { placed }) {
      return placed === null
        ? ok(undefined)
        : sync.removeRoom(placed.calendarId, placed.externalId);
    },
  };
}

/** The event has not reached the calendar yet. */
const NOT_PLACED: CalendarFailure = {
  kind: "pending",
  status: null,
  code: "not_placed",
  retryAfterSeconds: null,
};
