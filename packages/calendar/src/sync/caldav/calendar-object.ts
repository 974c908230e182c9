import ICAL from "ical.js";
import type { CalendarEvent } from "../../calendar-event.ts";
import { CalendarEventGenerator } from "../../ics/calendar-event-generator.ts";
import { readMark } from "../event-mark.ts";
import type { OutgoingEvent } from "../outgoing-event.ts";

/** The UID that says that an event is ours: the mark, in the form of an address. */
export function markedUid(owner: string, key: string): string {
  return `${key}@${owner}.convene`;
}

/** The key in such a UID of that owner; null for all others. */
export function keyOfUid(uid: string, owner: string): string | null {
  const [, key, whose] = /^([^@]+)@([^@.]+)\.convene$/.exec(uid) ?? [];
  return readMark(`${whose}/${key}`, owner);
}

/**
 * One of our events as it is put on a CalDAV server. It is a thing kept, not a message sent: RFC 4791
 * §4.1 forbids METHOD in it, and an ORGANIZER would make a server take it for an invitation.
 *
 * @throws InvalidInputError naming the field
 * @throws UnknownTimeZoneError
 */
export function writeCalendarObject(event: OutgoingEvent, owner: string): string {
  const { key, invite = [], ...rest } = event;
  const [organizer] = invite.filter(({ role }) => role === "chair");
  const written: CalendarEvent = {
    uid: markedUid(owner, key),
    sequence: rest.sequence,
    stamp: rest.stamp,
    title: rest.title,
    ...(rest.description !== undefined && { description: rest.description }),
    ...(rest.location !== undefined && { location: rest.location }),
    start: rest.start,
    end: rest.end,
    timeZone: rest.timeZone,
    allDay: rest.allDay ?? false,
    status: rest.status,
    organizer: organizer ?? NOBODY,
    attendees: organizer ? invite : [],
    method: organizer ? "REQUEST" : "PUBLISH",
  };
  const calendar = new ICAL.Component(
    ICAL.parse(new CalendarEventGenerator(written).generateICalendar()),
  );
  calendar.removeAllProperties("method");
  for (const component of calendar.getAllSubcomponents("vevent")) {
    if (!organizer) component.removeAllProperties("organizer");
    component.updatePropertyWithValue("transp", "OPAQUE");
    if (event.confidential) component.updatePropertyWithValue("class", "PRIVATE");
  }
  return `${calendar.toString()}\r\n`;
}

/** Taken out again before it is written: the generator wants one. */
const NOBODY = { name: "Convene", email: "nobody@convene.invalid" };
