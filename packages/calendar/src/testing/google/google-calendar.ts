import { type Interval, toInstant } from "@convene/scheduling-core";
import type { calendar_v3 } from "googleapis/build/src/apis/calendar/v3.js";
import { localDate } from "../../sync/local-date.ts";
import { type BookItem, CalendarBook, type ItemTimes, type Occurrence } from "../calendar-book.ts";
import type { OutsideCalendar, OutsideEvent } from "../outsider.ts";

type Event = calendar_v3.Schema$Event;

/** A calendar of the stand-in. */
export interface GoogleCalendar extends OutsideCalendar {
  readonly entry: calendar_v3.Schema$CalendarListEntry & { readonly id: string };
  readonly timeZone: string;
  readonly book: CalendarBook<Event>;
  /** Changes what the API says of an event, e.g. its eventType. */
  edit(externalId: string, change: Event): Promise<void>;
}

/** @param changed Called after each change, whoever made it. */
export function createGoogleCalendar(
  entry: calendar_v3.Schema$CalendarListEntry & { readonly id: string },
  owner: string,
  changed: () => void,
): GoogleCalendar {
  const book = new CalendarBook<Event>();
  const timeZone = entry.timeZone ?? "UTC";
  let added = 0;

  function itemOf(externalId: string): BookItem<Event> {
    const item = book.items.get(externalId);
    if (!item || item.deleted) throw new Error(`No event ${externalId} in ${entry.id}`);
    return item;
  }

  return {
    entry,
    timeZone,
    book,
    calendarId: entry.id,

    async add(event) {
      added += 1;
      const id = `outside${added}x${book.latest}`.replace(/[^a-v0-9]/g, "0");
      const body = toBody(id, event, owner, timeZone);
      book.put(id, body, timesOf(body, timeZone));
      changed();
      return id;
    },

    async move(externalId, { start, end }) {
      const item = itemOf(externalId);
      const { allDay } = item.times;
      const body = { ...item.body, ...spanOf({ start, end, allDay }, item.times.timeZone) };
      book.put(externalId, body, { ...item.times, start, end });
      changed();
    },

    async remove(externalId) {
      book.remove(itemOf(externalId));
      changed();
    },

    async removeOccurrence(externalId, originalStart) {
      book.except(itemOf(externalId), originalStart, null);
      changed();
    },

    async moveOccurrence(externalId, originalStart, to) {
      book.except(itemOf(externalId), originalStart, to);
      changed();
    },

    async edit(externalId, change) {
      const item = itemOf(externalId);
      book.put(externalId, { ...item.body, ...change }, item.times);
      changed();
    },

    async list() {
      return [...book.items.values()]
        .filter((item) => !item.deleted)
        .map(({ id, body, times }) => ({
          externalId: id,
          title: body.summary ?? "",
          start: times.start,
          end: times.end,
        }));
    },
  };
}

/** When an event takes place, as its body says it. */
export function timesOf({ start, end, recurrence }: Event, timeZone: string): ItemTimes {
  const [rule] = recurrence ?? [];
  return {
    start: instantOf(start, timeZone),
    end: instantOf(end, timeZone),
    allDay: Boolean(start?.date),
    timeZone: start?.timeZone ?? timeZone,
    rule: rule?.replace(/^RRULE:/, "") ?? null,
  };
}

function instantOf(time: calendar_v3.Schema$EventDateTime | undefined, timeZone: string): Date {
  return time?.date
    ? toInstant(`${time.date}T00:00:00`, timeZone)
    : new Date(time?.dateTime ?? Number.NaN);
}

function spanOf(
  { start, end, allDay = false }: Interval & { readonly allDay?: boolean },
  timeZone: string,
): Pick<Event, "start" | "end"> {
  const time = (at: Date) =>
    allDay ? { date: localDate(at, timeZone) } : { dateTime: at.toISOString(), timeZone };
  return { start: time(start), end: time(end) };
}

function toBody(id: string, event: OutsideEvent, owner: string, timeZone: string): Event {
  return {
    id,
    summary: event.title ?? "Outside",
    status: event.tentative ? "tentative" : "confirmed",
    eventType: "default",
    ...(event.free && { transparency: "transparent" }),
    ...(event.rule && { recurrence: [`RRULE:${event.rule}`] }),
    ...(event.declined && {
      attendees: [{ email: owner, self: true, responseStatus: "declined" }],
    }),
    ...spanOf(event, event.timeZone ?? timeZone),
  };
}

/** One occurrence as `singleEvents` lists it. */
export function toListed({ item, originalStart, start, end }: Occurrence<Event>): Event {
  const { recurrence: _, ...body } = item.body;
  const etag = `"${item.change}"`;
  if (!originalStart) return { ...body, id: item.id, etag };
  const { allDay, timeZone } = item.times;
  const original = spanOf({ start: originalStart, end, allDay }, timeZone).start;
  return {
    ...body,
    ...spanOf({ start, end, allDay }, timeZone),
    id: instanceId(item.id, originalStart, allDay, timeZone),
    etag,
    recurringEventId: item.id,
    ...(original && { originalStartTime: original }),
  };
}

/** What an incremental reading says of a changed item: its occurrences, and those that are no more. */
export function toChanges(
  item: BookItem<Event>,
  book: CalendarBook<Event>,
  window: Interval,
): Event[] {
  const gone = { status: "cancelled", etag: `"${item.change}"` };
  if (item.times.rule === null) {
    return item.deleted
      ? [{ ...gone, id: item.id }]
      : [toListed({ item, originalStart: null, start: item.times.start, end: item.times.end })];
  }
  const before = [...item.shown];
  const live = book.occurrences(item, window).map(toListed);
  const ids = new Set(live.map(({ id }) => id));
  const { allDay, timeZone } = item.times;
  const ended = before
    .map((original) => instanceId(item.id, new Date(original), allDay, timeZone))
    .filter((id) => !ids.has(id))
    .map((id) => ({ ...gone, id, recurringEventId: item.id }));
  return [...live, ...ended];
}

function instanceId(id: string, originalStart: Date, allDay: boolean, timeZone: string): string {
  const stamp = allDay
    ? localDate(originalStart, timeZone).replaceAll("-", "")
    : `${originalStart.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
  return `${id}_${stamp}`;
}
