import { expandRecurrence, type Interval, toInstant } from "@convene/scheduling-core";
import { localDate } from "../sync/local-date.ts";
import { meetsWindow } from "../sync/meets-window.ts";
import { inZone } from "../zoned-time.ts";

/** When an item takes place. */
export interface ItemTimes extends Interval {
  readonly allDay: boolean;
  /** IANA: where a rule is reckoned, and whole days begin. */
  readonly timeZone: string;
  /** RRULE value; null for a single event. */
  readonly rule: string | null;
}

/** An event as a stand-in keeps it; `body` is what the provider would say of it. */
export interface BookItem<Body> {
  readonly id: string;
  body: Body;
  times: ItemTimes;
  deleted: boolean;
  /** Number of the calendar's change that it was touched by last. */
  change: number;
  /** By original start (ISO 8601): another time, or null where that occurrence was taken out. */
  readonly exceptions: Map<string, Interval | null>;
  /** Original starts that were shown before, so that their end can be told. */
  readonly shown: Set<string>;
}

/** One occurrence, or the whole of a single event. */
export interface Occurrence<Body> extends Interval {
  readonly item: BookItem<Body>;
  /** Null for a single event. */
  readonly originalStart: Date | null;
}

/** A calendar as stand-ins keep it: items, and the number of each change. */
export class CalendarBook<Body> {
  readonly items = new Map<string, BookItem<Body>>();
  #changes = 0;

  /** Number of the latest change. */
  get latest(): number {
    return this.#changes;
  }

  put(id: string, body: Body, times: ItemTimes): BookItem<Body> {
    const held = this.items.get(id);
    this.#changes += 1;
    const change = this.#changes;
    if (held) {
      Object.assign(held, { body, times, deleted: false, change });
      return held;
    }
    const exceptions = new Map<string, Interval | null>();
    const shown = new Set<string>();
    const item = { id, body, times, deleted: false, change, exceptions, shown };
    this.items.set(id, item);
    return item;
  }

  remove(item: BookItem<Body>): void {
    this.#changes += 1;
    item.deleted = true;
    item.change = this.#changes;
  }

  /** Moves one occurrence, or takes it out. */
  except(item: BookItem<Body>, originalStart: Date, times: Interval | null): void {
    this.#changes += 1;
    item.exceptions.set(originalStart.toISOString(), times);
    item.change = this.#changes;
  }

  changedSince(change: number): BookItem<Body>[] {
    return [...this.items.values()].filter((item) => item.change > change);
  }

  /** What of an item takes place in the window. */
  occurrences(item: BookItem<Body>, window: Interval): Occurrence<Body>[] {
    if (item.deleted) return [];
    const { start, end, rule } = item.times;
    const single = { item, originalStart: null, start, end };
    if (rule === null) return meetsWindow(single, window) ? [single] : [];
    const found: Occurrence<Body>[] = [];
    for (const originalStart of startsOf(item.times, window)) {
      const exception = item.exceptions.get(originalStart.toISOString());
      if (exception === null) continue;
      const times = exception ?? { start: originalStart, end: endOf(originalStart, item.times) };
      if (!meetsWindow(times, window)) continue;
      item.shown.add(originalStart.toISOString());
      found.push({ item, originalStart, start: times.start, end: times.end });
    }
    return found;
  }
}

/** Original starts near the window: an exception may have brought one of them into it. */
function startsOf({ start, allDay, timeZone, rule }: ItemTimes, window: Interval): Date[] {
  const local = allDay
    ? `${localDate(start, timeZone)}T00:00:00`
    : inZone(start, timeZone).toPlainDateTime().toString().slice(0, 19);
  const around = 40 * 86_400_000;
  const range = {
    start: new Date(window.start.getTime() - around),
    end: new Date(window.end.getTime() + around),
  };
  return expandRecurrence({ start: padded(local), timeZone, rule: rule ?? "" }, { range });
}

function padded(local: string): string {
  return local.length === 16 ? `${local}:00` : local;
}

function endOf(originalStart: Date, { start, end, allDay, timeZone }: ItemTimes): Date {
  const elapsed = new Date(originalStart.getTime() + (end.getTime() - start.getTime()));
  if (!allDay) return elapsed;
  // The nearest midnight: a day of a clock change has another length.
  const noon = new Date(elapsed.getTime() + 12 * 3_600_000);
  return toInstant(`${localDate(noon, timeZone)}T00:00:00`, timeZone);
}
