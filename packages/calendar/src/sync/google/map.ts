import { toInstant } from "@convene/scheduling-core";
import type { calendar_v3 } from "googleapis/build/src/apis/calendar/v3.js";
import type { BusyRules } from "../busy-rules.ts";
import { CalendarRefusal } from "../calendar-refusal.ts";
import { readMark, writeMark } from "../event-mark.ts";
import type { CalendarNote, ExternalEvent, RemoteCalendar } from "../external-event.ts";
import { localDate } from "../local-date.ts";
import type { OutgoingEvent, PlacedEvent } from "../outgoing-event.ts";

/** The private extended property that says that an event is ours: seen by our application only. */
const MARK = "convene";

interface ReadingContext {
  readonly calendarId: string;
  readonly owner: string;
  /** Of the calendar: where its whole days begin. */
  readonly timeZone: string;
  readonly busyRules: BusyRules;
}

/**
 * One of our events as Google takes it. For a PATCH too: what the event has no longer is emptied.
 *
 * @see https://developers.google.com/workspace/calendar/api/v3/reference/events
 */
export function toGoogleEvent(event: OutgoingEvent, owner: string): calendar_v3.Schema$Event {
  return {
    summary: event.title,
    description: event.description ?? "",
    location: event.location ?? "",
    start: toTime(event.start, event),
    end: toTime(event.end, event),
    status: event.status,
    transparency: "opaque",
    visibility: event.confidential ? "private" : "default",
    extendedProperties: { private: { [MARK]: writeMark({ owner, key: event.key }) } },
    ...(event.invite && {
      attendees: event.invite.map(({ email, name, role }) => ({
        email,
        displayName: name,
        optional: role === "optional" || role === "non-participant",
      })),
    }),
  };
}

/** Both kinds of time are named, one as null: a PATCH would keep the other. */
function toTime(
  instant: Date,
  { timeZone, allDay }: OutgoingEvent,
): calendar_v3.Schema$EventDateTime {
  return allDay
    ? { date: localDate(instant, timeZone), dateTime: null, timeZone: null }
    : { date: null, dateTime: instant.toISOString(), timeZone };
}

/** @throws CalendarRefusal `malformed` where the answer is no event */
export function toPlacedEvent({ id, etag, conferenceData }: calendar_v3.Schema$Event): PlacedEvent {
  if (!id) throw new CalendarRefusal("malformed");
  return { externalId: id, version: etag ?? "", roomUrl: roomUrlOf(conferenceData) };
}

/** Address of the video room; null where there is none, or none yet. */
export function roomUrlOf(
  conference: calendar_v3.Schema$ConferenceData | null | undefined,
): string | null {
  return conference?.entryPoints?.find((entry) => entry.entryPointType === "video")?.uri ?? null;
}

/**
 * An event as we look at it.
 *
 * @returns null where it was cancelled
 * @throws CalendarRefusal `malformed` where it has no times
 */
export function toExternalEvent(
  event: calendar_v3.Schema$Event,
  context: ReadingContext,
): ExternalEvent | null {
  if (!event.id) throw new CalendarRefusal("malformed");
  if (event.status === "cancelled") return null;
  const start = fromTime(event.start, context.timeZone);
  const end = fromTime(event.end, context.timeZone);
  return {
    calendarId: context.calendarId,
    externalId: event.id,
    seriesId: event.recurringEventId ?? null,
    start,
    end,
    allDay: Boolean(event.start?.date),
    title: event.summary ?? null,
    blocks: end > start && takesTime(event, context.busyRules),
    ourKey: readMark(event.extendedProperties?.private?.[MARK], context.owner),
    version: event.etag ?? "",
    notes: NO_NOTES,
  };
}

/** Google's times always carry their offset: no zone has to be guessed. */
const NO_NOTES: readonly CalendarNote[] = [];

function takesTime(event: calendar_v3.Schema$Event, rules: BusyRules): boolean {
  if (event.transparency === "transparent") return false;
  if (event.eventType === "workingLocation") return false;
  if (event.eventType === "focusTime" && !rules.focusTime) return false;
  const answer = event.attendees?.find(({ self }) => self)?.responseStatus;
  if (answer === "declined") return false;
  return rules.tentative || (event.status !== "tentative" && answer !== "tentative");
}

function fromTime(time: calendar_v3.Schema$EventDateTime | undefined, timeZone: string): Date {
  if (time?.date && /^\d{4}-\d{2}-\d{2}$/.test(time.date)) {
    return toInstant(`${time.date}T00:00:00`, timeZone);
  }
  const instant = new Date(time?.dateTime ?? Number.NaN);
  if (Number.isNaN(instant.getTime())) throw new CalendarRefusal("malformed");
  return instant;
}

/** @throws CalendarRefusal `malformed` */
export function toRemoteCalendar(entry: calendar_v3.Schema$CalendarListEntry): RemoteCalendar {
  if (!entry.id) throw new CalendarRefusal("malformed");
  return {
    calendarId: entry.id,
    name: entry.summaryOverride ?? entry.summary ?? entry.id,
    primary: entry.primary ?? false,
    writable: entry.accessRole === "owner" || entry.accessRole === "writer",
    timeZone: entry.timeZone ?? null,
  };
}
