import {
  ICalAlarmType,
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalAttendeeType,
  ICalCalendar,
  ICalCalendarMethod,
  ICalEventBusyStatus,
  type ICalEventData,
  ICalEventStatus,
  ICalEventTransparency,
} from "ical-generator";
import type {
  AttendeeKind,
  AttendeeRole,
  CalendarAttendee,
  CalendarEntry,
  CalendarMethod,
  CalendarRecurrence,
  ParticipationStatus,
} from "../calendar-event.ts";
import { cleanText } from "../clean-text.ts";
import { inZone, isWritable, toDateStamp, toLocalStamp, toUtcStamp } from "../zoned-time.ts";
import { requireCalendar } from "./require-calendar.ts";
import { splitSeries } from "./split-series.ts";
import { timeZoneBlock } from "./time-zone-block.ts";

/** What a file says of itself, besides its events. */
export interface CalendarFileOptions {
  /** Nothing for a file that is merely kept, as a CalDAV server demands (RFC 4791 §4.1). */
  readonly method?: CalendarMethod;
  /** The calendar's name, in programs that subscribe to it. */
  readonly name?: string;
  /** IANA zone of the calendar, in which programs may offer to show it. */
  readonly timeZone?: string;
  /** How often programs that subscribe to it should read it again. */
  readonly refreshMinutes?: number;
}

const METHODS: Readonly<Record<CalendarMethod, ICalCalendarMethod>> = {
  REQUEST: ICalCalendarMethod.REQUEST,
  CANCEL: ICalCalendarMethod.CANCEL,
  PUBLISH: ICalCalendarMethod.PUBLISH,
};

const STATUSES: Readonly<Record<CalendarEntry["status"], ICalEventStatus>> = {
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

const KINDS: Readonly<Record<AttendeeKind, ICalAttendeeType>> = {
  individual: ICalAttendeeType.INDIVIDUAL,
  group: ICalAttendeeType.GROUP,
  room: ICalAttendeeType.ROOM,
  resource: ICalAttendeeType.RESOURCE,
};

/**
 * One VCALENDAR of any number of events. A REQUEST and a CANCEL are about one event: theirs all
 * have the same UID.
 *
 * A single event is written in UTC, which no reader gets wrong; a recurring one in its zone, with
 * the VTIMEZONE, since its wall-clock time is what recurs. Whole days are dates.
 *
 * @returns Lines of at most 75 octets, each ended by CRLF. The same events give the same bytes.
 * @throws InvalidInputError naming the field, e.g. `events[3].title`
 * @throws UnknownTimeZoneError
 * @example
 * writeCalendar([haircut, colouring], { method: "PUBLISH", name: "Studio Nord" })
 */
export function writeCalendar(
  events: readonly CalendarEntry[],
  options: CalendarFileOptions = {},
): string {
  requireCalendar(events, options);
  const { method, name, timeZone, refreshMinutes } = options;
  const components = events.flatMap(splitSeries);
  const zones = startsByZone(components);
  const calendar = new ICalCalendar({
    prodId: { company: "Convene", product: "Calendar", language: "EN" },
    scale: "GREGORIAN",
    ...(method && { method: METHODS[method] }),
    ...(name !== undefined && { name: toTextValue(name) }),
    ...(refreshMinutes !== undefined && { ttl: refreshMinutes * 60 }),
    // No name: with one, ical-generator would write DTSTAMP in that zone, where it must be UTC.
    timezone: {
      name: null,
      generator: (zone) => {
        const starts = zones.get(zone) ?? [];
        return timeZoneBlock(zone, new Date(Math.min(...starts)), new Date(Math.max(...starts)));
      },
    },
    events: components.map((event) => toEventData(event, method)),
  });
  return withZone(`${calendar.toString()}\r\n`, timeZone);
}

/** Of each zone that times are written in, the starts written in it. */
type ZoneStarts = ReadonlyMap<string, readonly number[]>;

function startsByZone(events: readonly CalendarEntry[]): ZoneStarts {
  const starts = new Map<string, number[]>();
  for (const event of events) {
    const zone = zoneToWrite(event);
    if (zone === null) continue;
    const found = [event.start, event.originalStart ?? event.start];
    starts.set(zone, [...(starts.get(zone) ?? []), ...found.map((date) => date.getTime())]);
  }
  return starts;
}

/** The zone to write times in; null for UTC. Whole days have no zone: they are dates. */
function zoneToWrite(event: CalendarEntry): string | null {
  const { recurrence, originalStart, keepsZone, allDay, start, end, timeZone } = event;
  if (allDay || !(recurrence || originalStart || keepsZone)) return null;
  // The second pass of a repeated hour has no local name. A series never gets here with one.
  if (![start, end].every((instant) => isWritable(inZone(instant, timeZone)))) return null;
  const name = inZone(start, timeZone).timeZoneId;
  return name === "UTC" ? null : name;
}

function toEventData(event: CalendarEntry, method: CalendarMethod | undefined): ICalEventData {
  const { description, location, url, recurrence, organizer } = event;
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
    ...(event.originalStart ? recurrenceId(event, event.originalStart) : {}),
    ...(organizer
      ? { organizer: { name: cleanText(organizer.name), email: organizer.email } }
      : {}),
    status: STATUSES[event.status],
    ...availability(event, method),
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

/**
 * What is published says outright whether it takes up time: Outlook takes whole days for free, and
 * busy hours for an absence, unless told in its own words.
 */
function availability(
  { transparency, status }: CalendarEntry,
  method: CalendarMethod | undefined,
): Pick<ICalEventData, "transparency" | "busystatus"> {
  if (transparency === "transparent") {
    return {
      transparency: ICalEventTransparency.TRANSPARENT,
      busystatus: ICalEventBusyStatus.FREE,
    };
  }
  if (method !== "PUBLISH") return {};
  return {
    transparency: ICalEventTransparency.OPAQUE,
    busystatus: status === "tentative" ? ICalEventBusyStatus.TENTATIVE : ICalEventBusyStatus.BUSY,
  };
}

function toAttendeeData(attendee: CalendarAttendee, method: CalendarMethod | undefined) {
  return {
    name: cleanText(attendee.name),
    email: attendee.email,
    type: KINDS[attendee.kind ?? "individual"],
    role: ROLES[attendee.role ?? "required"],
    status: ANSWERS[attendee.participationStatus ?? "needs-action"],
    rsvp: attendee.rsvp ?? method === "REQUEST",
  };
}

function times(event: CalendarEntry): Pick<ICalEventData, "start" | "end" | "allDay" | "timezone"> {
  const { start, end, timeZone, allDay } = event;
  const [from, to] = [inZone(start, timeZone), inZone(end, timeZone)];
  if (allDay) return { allDay, start: from.toPlainDate(), end: to.toPlainDate() };
  const timezone = zoneToWrite(event);
  return timezone === null ? { start, end } : { timezone, start: from, end: to };
}

/** RRULE, and EXDATE and RDATE in the form of DTSTART, or readers do not match them. */
function recurrenceLines(
  event: CalendarEntry,
  { rule, excludedStarts = [], extraStarts = [] }: CalendarRecurrence,
): string {
  const zone = zoneToWrite(event);
  const line = (name: string) => (date: Date) => seriesTime(name, event, date, zone).join(":");
  return [
    `RRULE:${rule}`,
    ...[...excludedStarts].sort(byTime).map(line("EXDATE")),
    ...[...extraStarts].sort(byTime).map(line("RDATE")),
  ].join("\n");
}

/** The same series gives the same bytes, in whatever order its times are kept. */
function byTime(a: Date, b: Date): number {
  return a.getTime() - b.getTime();
}

/**
 * In the form of the occurrence's own times, which is that of its series. Dates and UTC go through
 * ical-generator as a property of our own: its recurrenceId has no dates.
 */
function recurrenceId(event: CalendarEntry, date: Date): Pick<ICalEventData, "recurrenceId" | "x"> {
  const zone = zoneToWrite(event);
  if (zone !== null) return { recurrenceId: inZone(date, zone) };
  return { x: [seriesTime("RECURRENCE-ID", event, date, null)] };
}

/** A property and its value: a date, or a time in `zone`, where null is UTC. */
function seriesTime(
  name: string,
  { allDay, timeZone }: CalendarEntry,
  date: Date,
  zone: string | null,
): [string, string] {
  const local = inZone(date, timeZone);
  if (allDay) return [`${name};VALUE=DATE`, toDateStamp(local.toPlainDate())];
  if (zone === null) return [name, toUtcStamp(date)];
  return [`${name};TZID=${zone}`, toLocalStamp(local.toPlainDateTime())];
}

/** ical-generator writes the calendar's name as it gets it. */
function toTextValue(text: string): string {
  return cleanText(text)
    .replace(/[\\;,]/g, "\\$&")
    .replaceAll("\n", "\\n");
}

/** ical-generator escapes a URI as if it were text; percent-encoded, nothing is left to escape. */
function toUriValue(url: string): string {
  return new URL(url).href.replace(/[,;\\]/g, encodeURIComponent);
}

/** ical-generator would put it behind the events, where no property of the calendar may stand. */
function withZone(calendar: string, timeZone: string | undefined): string {
  if (timeZone === undefined) return calendar;
  const name = inZone(new Date(0), timeZone).timeZoneId;
  return calendar.replace(/^CALSCALE:.*\r\n/m, (line) => `${line}X-WR-TIMEZONE:${name}\r\n`);
}
