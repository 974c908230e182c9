import { createHash } from "node:crypto";
import { type Interval, toInstant } from "@convene/scheduling-core";
import type { Calendar, DateTimeTimeZone, Event } from "@microsoft/microsoft-graph-types";
import type { BusyRules } from "../busy-rules.ts";
import { CalendarRefusal } from "../calendar-refusal.ts";
import { readMark, writeMark } from "../event-mark.ts";
import type { CalendarNote, ExternalEvent, RemoteCalendar } from "../external-event.ts";
import { localDate } from "../local-date.ts";
import type { OutgoingEvent, PlacedEvent } from "../outgoing-event.ts";
import { resolveZone } from "../resolve-zone.ts";

/** Names our property among all that programs put on an event; made once, for Convene. */
export const MARK_PROPERTY = "String {6f2d9a54-0c1e-4b7b-9c77-3a1d5be0c0de} Name ConveneMark";

const TRANSACTION = "convene:";

/** The zone of whole days, and what to say about it. */
export interface MailboxZone {
  readonly timeZone: string;
  /** The mailbox's own zone has a name that means nothing to us. */
  readonly unmapped: string | null;
}

interface ReadingContext {
  readonly calendarId: string;
  readonly owner: string;
  readonly mailbox: MailboxZone;
  readonly busyRules: BusyRules;
}

/**
 * One of our events as Graph takes it.
 *
 * @see https://learn.microsoft.com/graph/api/resources/event
 */
export function toGraphEvent(event: OutgoingEvent, owner: string): Event {
  return {
    subject: event.title,
    body: { contentType: "text", content: event.description ?? "" },
    location: { displayName: event.location ?? "" },
    start: toTime(event.start, event),
    end: toTime(event.end, event),
    isAllDay: event.allDay ?? false,
    showAs: event.status === "tentative" ? "tentative" : "busy",
    sensitivity: event.confidential ? "private" : "normal",
    singleValueExtendedProperties: [
      { id: MARK_PROPERTY, value: writeMark({ owner, key: event.key }) },
    ],
    ...(event.invite && {
      attendees: event.invite.map(({ email, name, role }) => ({
        emailAddress: { address: email, name },
        type: role === "optional" || role === "non-participant" ? "optional" : "required",
      })),
    }),
  };
}

/** Where a new event goes, and how often a transaction was found used up before. */
export interface NewEventPlace {
  readonly calendarId: string;
  readonly attempt: number;
}

/**
 * What only a new event has. The transaction id makes a repeated POST give the event that it made
 * before. It counts for the whole mailbox, so it names the calendar too; one that was used up by an
 * event deleted since is followed by one of this version of the event.
 */
export function toNewGraphEvent(
  event: OutgoingEvent,
  owner: string,
  { calendarId, attempt }: NewEventPlace,
): Event {
  const mark = writeMark({ owner, key: event.key });
  const place = createHash("sha256").update(calendarId).digest("hex").slice(0, 16);
  const again = attempt === 0 ? "" : `:${event.stamp.getTime()}.${attempt}`;
  return {
    ...toGraphEvent(event, owner),
    transactionId: `${TRANSACTION}${mark}:${place}${again}`,
    ...(event.room && ONLINE_MEETING),
  };
}

export const ONLINE_MEETING: Event = {
  isOnlineMeeting: true,
  onlineMeetingProvider: "teamsForBusiness",
};

/** `dateTime` has no offset: the zone stands beside it. Whole days are midnights of their own zone. */
function toTime(instant: Date, { timeZone, allDay }: OutgoingEvent): DateTimeTimeZone {
  return allDay
    ? { dateTime: `${localDate(instant, timeZone)}T00:00:00`, timeZone }
    : { dateTime: instant.toISOString().slice(0, 19), timeZone: "UTC" };
}

/** @throws CalendarRefusal `malformed` where the answer is no event */
export function toPlacedEvent(answer: unknown): PlacedEvent {
  const event = requireEvent(answer);
  return {
    externalId: event.id,
    version: event.changeKey ?? "",
    roomUrl: event.onlineMeeting?.joinUrl ?? null,
  };
}

/** @throws CalendarRefusal `malformed` */
export function requireEvent(answer: unknown): Event & { readonly id: string } {
  if (typeof answer !== "object" || answer === null || !("id" in answer)) {
    throw new CalendarRefusal("malformed");
  }
  const { id } = answer;
  if (typeof id !== "string" || id === "") throw new CalendarRefusal("malformed");
  return { ...answer, id };
}

/**
 * An event as we look at it. An occurrence in a delta has little but its times: the rest is its
 * series'.
 *
 * @returns null for what takes place no more, and for the series itself
 * @throws CalendarRefusal `malformed` where it has no times
 */
export function toExternalEvent(
  event: Event & { readonly id: string },
  series: Event | null,
  context: ReadingContext,
): ExternalEvent | null {
  const full: Event = { ...series, ...event };
  if (full.isCancelled || event.type === "seriesMaster") return null;
  const span = spanOf(event, full.isAllDay ?? false, context.mailbox);
  return {
    calendarId: context.calendarId,
    externalId: event.id,
    seriesId: event.seriesMasterId ?? null,
    ...span.interval,
    allDay: full.isAllDay ?? false,
    title: full.subject ?? null,
    blocks: span.interval.end > span.interval.start && takesTime(full, context.busyRules),
    ourKey: keyOf(full, context.owner),
    version: event.changeKey ?? event["@odata.etag" as keyof Event]?.toString() ?? "",
    notes: notesOf(full, span.notes),
  };
}

function keyOf({ singleValueExtendedProperties, transactionId }: Event, owner: string) {
  const property = singleValueExtendedProperties?.find(
    ({ id }) => id?.toLowerCase() === MARK_PROPERTY.toLowerCase(),
  );
  // A delta carries no extended properties: there the transaction id says it.
  const [, transaction] = /^convene:([^:]*)/.exec(transactionId ?? "") ?? [];
  return readMark(property?.value, owner) ?? readMark(transaction, owner);
}

function takesTime({ showAs, responseStatus }: Event, rules: BusyRules): boolean {
  if (showAs === "free" || showAs === "workingElsewhere") return false;
  if (responseStatus?.response === "declined") return false;
  return rules.tentative || showAs !== "tentative";
}

function spanOf(
  { start, end }: Event,
  allDay: boolean,
  mailbox: MailboxZone,
): { interval: Interval; notes: CalendarNote[] } {
  const from = readTime(start, allDay, mailbox);
  const to = readTime(end, allDay, mailbox);
  return { interval: { start: from.instant, end: to.instant }, notes: from.notes };
}

/** `2026-01-20T14:00:00.0000000`: seven decimals, no offset. */
const LOCAL = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})(?:\.\d+)?Z?$/;

function readTime(
  time: DateTimeTimeZone | null | undefined,
  allDay: boolean,
  mailbox: MailboxZone,
): { instant: Date; notes: CalendarNote[] } {
  const [, date, clock] = LOCAL.exec(time?.dateTime ?? "") ?? [];
  if (date === undefined || clock === undefined) throw new CalendarRefusal("malformed");
  // Midnight to midnight means the dates, wherever the mailbox is.
  if (allDay && clock === "00:00:00") {
    const { timeZone, unmapped } = mailbox;
    const notes: CalendarNote[] = unmapped === null ? [] : [unmappedZone(unmapped, "assumed")];
    return { instant: toInstant(`${date}T00:00:00`, timeZone), notes };
  }
  const name = time?.timeZone ?? "UTC";
  const zone = resolveZone(name);
  return {
    instant: toInstant(`${date}T${clock}`, zone ?? mailbox.timeZone),
    notes: zone === null ? [unmappedZone(name, "assumed")] : [],
  };
}

/** The zone in which the event was made, where it means nothing to us: its instants are right. */
function notesOf({ originalStartTimeZone }: Event, notes: CalendarNote[]): CalendarNote[] {
  if (notes.length > 0 || !originalStartTimeZone) return notes;
  return resolveZone(originalStartTimeZone) === null
    ? [unmappedZone(originalStartTimeZone, "instants")]
    : notes;
}

function unmappedZone(name: string, times: CalendarNote["times"]): CalendarNote {
  return { kind: "unmappedTimeZone", name, times };
}

/** @throws CalendarRefusal `malformed` */
export function toRemoteCalendar(calendar: Calendar, timeZone: string | null): RemoteCalendar {
  if (!calendar.id) throw new CalendarRefusal("malformed");
  return {
    calendarId: calendar.id,
    name: calendar.name ?? calendar.id,
    primary: calendar.isDefaultCalendar ?? false,
    writable: calendar.canEdit ?? false,
    timeZone,
  };
}
