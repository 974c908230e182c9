import {
  type CalendarEvent,
  CalendarEventGenerator,
  type CalendarRecurrence,
  type IcsFile,
  writeCalendar,
} from "@convene/calendar";
import { expandRecurrence, toLocal } from "@convene/scheduling-core";
import type { EventFacts, SeriesFacts } from "../facts/message-facts.ts";
import type { Message } from "./message.ts";
import { readSeriesRule } from "./series-rule.ts";
import { webAddress } from "./web-address.ts";

/**
 * The calendar file that rides along: an invitation, its update, or its withdrawal; null where the
 * message changes nothing in a calendar. Its only attendee is the reader: nobody's address goes to
 * anybody else.
 *
 * A series is confirmed as one entry that repeats; what changes later are occurrences of that entry.
 *
 * @param stamp When the message was queued: of two files a calendar keeps the later.
 */
export function writeCalendarFile(
  { kind, facts }: Message,
  reader: { readonly address: string },
  stamp: Date,
): IcsFile | null {
  const method = METHODS[kind];
  if (!method || facts.subject !== "event") return null;
  const event = entryOf(facts, { method, reader, stamp });
  const { series, occurrence } = facts;
  if (series && kind === "confirmation") {
    return new CalendarEventGenerator({ ...event, ...wholeSeries(series) }).generateIcsFile();
  }
  if (series)
    return fileOf(series.occurrences.map((one) => ({ ...event, ...partOf(series, one) })));
  return new CalendarEventGenerator({
    ...event,
    ...(occurrence && { originalStart: occurrence.at, timeZone: occurrence.timeZone }),
  }).generateIcsFile();
}

const METHODS: Readonly<Partial<Record<Message["kind"], "REQUEST" | "CANCEL">>> = {
  confirmation: "REQUEST",
  reschedule: "REQUEST",
  cancellation: "CANCEL",
};

function entryOf(
  facts: EventFacts,
  {
    method,
    reader,
    stamp,
  }: {
    readonly method: "REQUEST" | "CANCEL";
    readonly reader: { readonly address: string };
    readonly stamp: Date;
  },
): CalendarEvent {
  const meeting = webAddress(facts.meetingUrl);
  const url = webAddress(facts.manageUrl) ?? meeting;
  const location = facts.location ?? meeting;
  return {
    uid: facts.uid,
    sequence: facts.sequence,
    title: facts.title,
    start: facts.start,
    end: facts.end,
    timeZone: facts.timeZone,
    organizer: facts.organiser,
    attendees: [{ name: facts.recipientName || reader.address, email: reader.address }],
    status: method === "CANCEL" ? "cancelled" : "confirmed",
    method,
    stamp,
    ...(location && { location }),
    ...(meeting && meeting !== location && { description: meeting }),
    ...(url && { url }),
  };
}

/** What differs in an entry that stands for the whole series. */
function wholeSeries(
  series: SeriesFacts,
): Pick<CalendarEvent, "start" | "end" | "timeZone" | "recurrence"> {
  const { start, timeZone, occurrences } = series;
  const { text } = readSeriesRule(series.rule, timeZone);
  const regular = lengthOf(occurrences);
  const recurrence: CalendarRecurrence = {
    rule: text,
    excludedStarts: leftOut(series, text),
    changedOccurrences: occurrences
      .filter(
        ({ at, start: actual, end }) =>
          !isSame(at, actual) || lengthOf([{ start: actual, end }]) !== regular,
      )
      .map(({ at, start: actual, end }) => ({ originalStart: at, start: actual, end })),
  };
  return { start, end: new Date(start.getTime() + regular), timeZone, recurrence };
}

/** What the rule gives and was not made; what comes after those that were may be still. */
function leftOut({ start, timeZone, madeUntil, occurrences }: SeriesFacts, rule: string): Date[] {
  const made = new Set(occurrences.map(({ at }) => at.getTime()));
  const last = Math.max(madeUntil.getTime(), ...made);
  const range = { start, end: new Date(last + 1) };
  return expandRecurrence(
    { start: toLocal(start, timeZone).local, timeZone, rule },
    { range },
  ).filter((at) => !made.has(at.getTime()));
}

/** What differs in an entry that stands for one occurrence. */
function partOf(
  { timeZone }: SeriesFacts,
  { at, start, end, version }: SeriesFacts["occurrences"][number],
): Pick<CalendarEvent, "originalStart" | "start" | "end" | "timeZone" | "sequence"> {
  return { originalStart: at, start, end, timeZone, sequence: version };
}

function fileOf(events: readonly CalendarEvent[]): IcsFile {
  const [first] = events;
  if (!first) throw new Error("A series without occurrences has no message");
  const file = new CalendarEventGenerator(first).generateIcsFile();
  return { ...file, content: writeCalendar(events, { method: file.method }) };
}

function lengthOf([first]: readonly { readonly start: Date; readonly end: Date }[]): number {
  return first ? first.end.getTime() - first.start.getTime() : 0;
}

function isSame(one: Date, other: Date): boolean {
  return one.getTime() === other.getTime();
}
