import { createHash } from "node:crypto";
import type { CalendarRecurrence, ChangedOccurrence } from "../calendar-event.ts";
import { type Feed, type FeedEvent, writeFeed } from "./write-feed.ts";

export interface BusyFeed extends Feed {
  /** What each busy time is called, in the language of whoever reads it. */
  readonly title: string;
}

/**
 * The calendar that programs subscribe to, saying when somebody is busy and nothing else.
 *
 * Each time is an event called `title`, not a VFREEBUSY: programs that subscribe to an address show
 * the events there, and nothing of a VFREEBUSY. No CLASS is written, since nothing is left to keep
 * private.
 *
 * Without description, place, address, people, alarms and the events' own UIDs: theirs stand in
 * invitations, and would tell whoever has one what the time is for. Events that take up no time
 * are left out.
 *
 * @throws InvalidInputError naming the field
 * @throws UnknownTimeZoneError
 * @see docs/decisions/icalendar.md
 */
export function writeBusyFeed({ title, events, ...feed }: BusyFeed): string {
  const busy = events
    .filter(({ transparency }) => transparency !== "transparent")
    .map((event) => toBusyTime(event, title));
  return writeFeed({ ...feed, events: busy });
}

/** Field by field, so that what an event may carry one day does not leak here. */
function toBusyTime(event: FeedEvent, title: string): FeedEvent {
  const { sequence, start, end, timeZone, stamp, allDay, originalStart, recurrence } = event;
  return {
    uid: `${createHash("sha256").update(event.uid).digest("hex").slice(0, 32)}@busy`,
    sequence,
    title,
    start,
    end,
    timeZone,
    status: event.status,
    stamp,
    ...(allDay !== undefined && { allDay }),
    ...(originalStart && { originalStart }),
    ...(recurrence && { recurrence: toBusyRecurrence(recurrence) }),
  };
}

function toBusyRecurrence({
  changedOccurrences = [],
  ...recurrence
}: CalendarRecurrence): CalendarRecurrence {
  return { ...recurrence, changedOccurrences: changedOccurrences.map(toBusyOccurrence) };
}

function toBusyOccurrence(change: ChangedOccurrence): ChangedOccurrence {
  const { originalStart, sequence, start, end, stamp, transparency } = change;
  const status = transparency === "transparent" ? "cancelled" : change.status;
  return {
    originalStart,
    ...(sequence !== undefined && { sequence }),
    ...(start && { start }),
    ...(end && { end }),
    ...(stamp && { stamp }),
    ...(status && { status }),
  };
}
