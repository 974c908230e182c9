import {
  ICalAlarmType,
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendar,
  ICalCalendarMethod,
  type ICalEventData,
  ICalEventStatus,
} from "ical-generator";
import type {
  AttendeeRole,
  CalendarAttendee,
  CalendarEvent,
  CalendarMethod,
  ParticipationStatus,
} from "../calendar-event.ts";
import { cleanText } from "../clean-text.ts";
import { inZone, toDateStamp, toLocalStamp, toUtcStamp } from "../zoned-time.ts";
import { timeZoneBlock } from "./time-zone-block.ts";

const METHODS: Readonly<Record<CalendarMethod, ICalCalendarMethod>> = {
  REQUEST: ICalCalendarMethod.REQUEST,
  CANCEL: ICalCalendarMethod.CANCEL,
  PUBLISH: ICalCalendarMethod.PUBLISH,
};

const STATUSES: Readonly<Record<CalendarEvent["status"], ICalEventStatus>> = {
  confirmed: ICalEventStatus.CONFIRMED,
  tentative: ICalEventStatus.TENTATIVE,
  cancelled: ICalEventStatus.CANCELLED,
};

const ANSWERS: Readonly<Record<ParticipationStatus, ICalAttendeeStatus>> = {
  "needs-action": ICalAttendeeStatus.NEEDSACTION,
  accepted: ICalAttendeeStatus.ACCEPTED,
  declined: ICalAttendeeStatus.DECLINED,
  tentative: ICalAttendeeStatus.TENTATIVE,
};

const ROLES: Readonly<Record<AttendeeRole, ICalAttendeeRole>> = {
  chair: ICalAttendeeRole.CHAIR,
  required: ICalAttendeeRole.REQ,
  optional: ICalAttendeeRole.OPT,
  "non-participant": ICalAttendeeRole.NON,
};

/**
 * One VCALENDAR of events that were checked with requireCalendarEvent.
 *
 * A single event is written in UTC, which no reader gets wrong; a recurring one in its zone, with
 * the VTIMEZONE, since its wall-clock time is what recurs.
 *
 * @returns Lines of at most 75 octets, each ended by CRLF.
 */
export function writeCalendar(events: readonly CalendarEvent[], method: CalendarMethod): string {
  const calendar = new ICalCalendar({
    prodId: { company: "Convene", product: "Calendar", language: "EN" },
    scale: "GREGORIAN",
    method: METHODS[method],
    // No name: with one, ical-generator would write DTSTAMP in that zone, where it must be UTC.
    timezone: { name: null, generator: (zone) => timeZoneBlock(zone, earliestIn(zone, events)) },
    events: events.map((event) => toEventData(event, method)),
  });
  return `${calendar.toString()}\r\n`;
}

function earliestIn(zone: string, events: readonly CalendarEvent[]): Date {
  const starts = events
    .filter((event) => zoneToWrite(event) === zone)
    .map(({ start }) => start.getTime());
  return new Date(Math.min(...starts));
}

/** The zone to write times in; null for UTC. Whole days have no zone: they are dates. */
function zoneToWrite({ recurrence, allDay, start, timeZone }: CalendarEvent): string | null {
  if (!recurrence || allDay) return null;
  const zone = inZone(start, timeZone).timeZoneId;
  return zone === "UTC" ? null : zone;
}

function toEventData(event: CalendarEvent, method: CalendarMethod): ICalEventData {
  const { description, location, url, recurrence } = event;
  return {
    id: event.uid,
    sequence: event.sequence,
    stamp: event.stamp,
    summary: cleanText(event.title),
    ...times(event),
    ...(description ? { description: cleanText(description) } : {}),
    ...(location ? { location: cleanText(location) } : {}),
    ...(url ? { url: toUriValue(url) } : {}),
    ...(recurrence ? { repeating: recurrenceLines(event, recurrence) } : {}),
    organizer: { name: cleanText(event.organizer.name), email: event.organizer.email },
    status: STATUSES[event.status],
    // RFC 5546: attendees have no place in a PUBLISH, alarms none in a CANCEL.
    attendees:
      method === "PUBLISH" ? [] : event.attendees.map((person) => toAttendeeData(person, method)),
    alarms:
      method === "CANCEL"
        ? []
        : (event.alarms ?? []).map((minutes) => ({
            type: ICalAlarmType.display,
            triggerBefore: minutes * 60,
          })),
  };
}

function toAttendeeData(attendee: CalendarAttendee, method: CalendarMethod) {
  return {
    name: cleanText(attendee.name),
    email: attendee.email,
    role: ROLES[attendee.role ?? "required"],
    status: ANSWERS[attendee.participationStatus ?? "needs-action"],
    rsvp: attendee.rsvp ?? method === "REQUEST",
  };
}

function times(event: CalendarEvent): Pick<ICalEventData, "start" | "end" | "allDay" | "timezone"> {
  const { start, end, timeZone, allDay } = event;
  const [from, to] = [inZone(start, timeZone), inZone(end, timeZone)];
  if (allDay) return { allDay, start: from.toPlainDate(), end: to.toPlainDate() };
  const timezone = zoneToWrite(event);
  return timezone === null ? { start, end } : { timezone, start: from, end: to };
}

/** RRULE, and EXDATE in the form of DTSTART, or readers do not match them. */
function recurrenceLines(
  event: CalendarEvent,
  { rule, excludedStarts = [] }: NonNullable<CalendarEvent["recurrence"]>,
): string {
  const zone = zoneToWrite(event);
  const exclusions = excludedStarts.map((date) => {
    const local = inZone(date, event.timeZone);
    if (event.allDay) return `EXDATE;VALUE=DATE:${toDateStamp(local.toPlainDate())}`;
    if (zone === null) return `EXDATE:${toUtcStamp(date)}`;
    return `EXDATE;TZID=${zone}:${toLocalStamp(local.toPlainDateTime())}`;
  });
  return [`RRULE:${rule}`, ...exclusions].join("\n");
}

/** ical-generator escapes a URI as if it were text; percent-encoded, nothing is left to escape. */
function toUriValue(url: string): string {
  return new URL(url).href.replace(/[,;\\]/g, encodeURIComponent);
}
