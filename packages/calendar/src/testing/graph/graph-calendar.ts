import { type Interval, toInstant } from "@convene/scheduling-core";
import type { Calendar, DateTimeTimeZone, Event } from "@microsoft/microsoft-graph-types";
import { localDate } from "../../sync/local-date.ts";
import { resolveZone } from "../../sync/resolve-zone.ts";
import { type BookItem, CalendarBook, type ItemTimes, type Occurrence } from "../calendar-book.ts";
import type { OutsideCalendar, OutsideEvent } from "../outsider.ts";
import { GraphError } from "./graph-error.ts";

/** A calendar of the stand-in. */
export interface GraphCalendar extends OutsideCalendar {
  readonly entry: Calendar & { readonly id: string };
  readonly timeZone: string;
  readonly book: CalendarBook<Event>;
  /** Changes what the API says of an event, e.g. its showAs. */
  edit(externalId: string, change: Event): Promise<void>;
}

/** @param changed Called after each change, whoever made it. */
export function createGraphCalendar(
  entry: Calendar & { readonly id: string },
  timeZone: string,
  changed: (id: string, changeType: "created" | "updated" | "deleted") => void,
): GraphCalendar {
  const book = new CalendarBook<Event>();

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
      const id = `AAMk-${entry.id}-${book.items.size + 1}=`;
      const { allDay = false, rule = null, start, end } = event;
      const zone = event.timeZone ?? timeZone;
      book.put(id, toBody(event), { start, end, allDay, rule, timeZone: zone });
      changed(id, "created");
      return id;
    },

    async move(externalId, { start, end }) {
      const item = itemOf(externalId);
      book.put(externalId, item.body, { ...item.times, start, end });
      changed(externalId, "updated");
    },

    async remove(externalId) {
      book.remove(itemOf(externalId));
      changed(externalId, "deleted");
    },

    async removeOccurrence(externalId, originalStart) {
      book.except(itemOf(externalId), originalStart, null);
      changed(externalId, "updated");
    },

    async moveOccurrence(externalId, originalStart, to) {
      book.except(itemOf(externalId), originalStart, to);
      changed(externalId, "updated");
    },

    async edit(externalId, change) {
      const item = itemOf(externalId);
      book.put(externalId, { ...item.body, ...change }, item.times);
      changed(externalId, "updated");
    },

    async list() {
      return [...book.items.values()]
        .filter((item) => !item.deleted)
        .map(({ id, body, times }) => ({
          externalId: id,
          title: body.subject ?? "",
          start: times.start,
          end: times.end,
        }));
    },
  };
}

function toBody(event: OutsideEvent): Event {
  return {
    subject: event.title ?? "Outside",
    showAs: event.free ? "free" : event.tentative ? "tentative" : "busy",
    isCancelled: false,
    isAllDay: event.allDay ?? false,
    responseStatus: { response: event.declined ? "declined" : "organizer" },
  };
}

/** When an event takes place, as a request says it. @throws GraphError */
export function timesOf(event: Event, held: ItemTimes | null, timeZone: string): ItemTimes {
  const allDay = event.isAllDay ?? held?.allDay ?? false;
  const start = event.start ? instantOf(event.start, allDay, timeZone) : held?.start;
  const end = event.end ? instantOf(event.end, allDay, timeZone) : held?.end;
  if (!start || !end) throw new GraphError(400, "ErrorInvalidRequest", "No times");
  if (end <= start) {
    throw new GraphError(400, "ErrorPropertyValidationFailure", "End before start");
  }
  return { start, end, allDay, timeZone, rule: held?.rule ?? null };
}

function instantOf(time: DateTimeTimeZone, allDay: boolean, timeZone: string): Date {
  const zone = resolveZone(time.timeZone ?? "");
  if (zone === null) {
    throw new GraphError(400, "TimeZoneNotSupportedException", "A valid TimeZone value is needed");
  }
  const local = time.dateTime ?? "";
  if (!allDay) return toInstant(local, zone);
  if (!local.endsWith("T00:00:00")) {
    throw new GraphError(
      400,
      "ErrorInvalidRequest",
      "An all-day event starts and ends at midnight",
    );
  }
  return toInstant(local, timeZone);
}

/** As calendarView lists it, with the times that `Prefer: outlook.timezone="UTC"` asks for. */
export function toListed({ item, originalStart, start, end }: Occurrence<Event>): Event {
  const { times, body } = item;
  const moved = originalStart && item.exceptions.has(originalStart.toISOString());
  return {
    ...body,
    ...spanOf({ start, end }, times),
    id: originalStart ? occurrenceId(item.id, originalStart) : item.id,
    changeKey: `CK${item.change}`,
    originalStartTimeZone: body.originalStartTimeZone ?? times.timeZone,
    type: originalStart ? (moved ? "exception" : "occurrence") : "singleInstance",
    ...(originalStart && { seriesMasterId: item.id }),
  };
}

/** Whole days are midnights, whatever zone is asked for. */
function spanOf(
  { start, end }: Interval,
  { allDay, timeZone }: ItemTimes,
): Pick<Event, "start" | "end"> {
  const time = (at: Date) => ({
    dateTime: allDay
      ? `${localDate(at, timeZone)}T00:00:00.0000000`
      : `${at.toISOString().slice(0, 19)}.0000000`,
    timeZone: "UTC",
  });
  return { start: time(start), end: time(end) };
}

export type DeltaItem = Event | { readonly id: string; readonly "@removed": { reason: "deleted" } };

/** What a delta says of an item: an occurrence with little but its times, its series with the rest. */
export function toDelta(
  item: BookItem<Event>,
  book: CalendarBook<Event>,
  window: Interval,
): DeltaItem[] {
  const before = [...item.shown];
  const live = book.occurrences(item, window);
  const removed = (id: string) => ({ id, "@removed": { reason: "deleted" as const } });
  if (item.times.rule === null) return live.length > 0 ? live.map(toListed) : [removed(item.id)];
  const ids = new Set(live.map(({ originalStart }) => originalStart?.toISOString()));
  const ended = before
    .filter((original) => !ids.has(original))
    .map((original) => removed(occurrenceId(item.id, new Date(original))));
  if (item.deleted) return [...ended, removed(item.id)];
  const occurrences = live.map((occurrence) => {
    const listed = toListed(occurrence);
    return listed.type === "exception" ? listed : thin(listed);
  });
  return [toMaster(item), ...occurrences, ...ended];
}

const THIN: ReadonlySet<string> = new Set(["id", "type", "seriesMasterId", "start", "end"]);

function thin(event: Event): Event {
  return Object.fromEntries(Object.entries(event).filter(([name]) => THIN.has(name)));
}

export function toMaster(item: BookItem<Event>): Event {
  const { start, end } = item.times;
  const listed = toListed({ item, originalStart: null, start, end });
  return { ...listed, ...(item.times.rule !== null && { type: "seriesMaster" }) };
}

function occurrenceId(id: string, originalStart: Date): string {
  return `${id}.${originalStart.toISOString()}`;
}
