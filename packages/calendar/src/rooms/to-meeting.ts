import type { ScheduledEvent } from "@convene/prisma";
import type { Meeting } from "../conferencing/meeting-provider.ts";

/** @param placed Where the event stands in a connected calendar. */
export function toMeeting({ row }: ScheduledEvent, placed: Meeting["placed"]): Meeting {
  return {
    key: row.id,
    title: row.title,
    timeZone: row.timezone,
    start: row.scheduledStart,
    end: row.scheduledEnd,
    placed,
  };
}
