import type { OutsideCalendar, OutsideEvent } from "@convene/calendar/testing";
import { type Interval, toInstant, toLocal } from "@convene/scheduling-core";
import { addDays, formatISO, parseISO, subMilliseconds } from "date-fns";

/** An event that a member enters by themselves; `repeats` in place of a rule. */
export interface DiaryEvent extends Omit<OutsideEvent, "rule"> {
  readonly title: string;
  /** Where a series is reckoned, and whole days begin. */
  readonly timeZone: string;
  readonly repeats?: { readonly everyDays: 1 | 7; readonly count: number };
}

/** When something is done, and whether the provider's notice of it will reach us. */
export interface Moment {
  readonly now: Date;
  readonly noticed: boolean;
}

interface DiaryEntry {
  readonly externalId: string;
  readonly event: DiaryEvent;
  /** Of the event, or of its first occurrence. */
  span: Interval;
  /** By original start: where that occurrence was moved to; null where it was taken out. */
  readonly changed: Map<number, Interval | null>;
}

/** A busy time, and for how long the provider has had it. */
interface Standing extends Interval {
  readonly entry: DiaryEntry;
  readonly from: Date;
  until: Date | null;
  readonly noticed: boolean;
}

/**
 * What others' events stand in one calendar, worked out by itself from what was entered: our clients'
 * reading of the provider has no part in it. It remembers since when each busy time has stood there.
 */
export class Diary {
  readonly entries: DiaryEntry[] = [];
  readonly #calendar: OutsideCalendar;
  readonly #standings: Standing[] = [];

  constructor(calendar: OutsideCalendar) {
    this.#calendar = calendar;
  }

  async add(event: DiaryEvent, moment: Moment): Promise<void> {
    const { repeats, ...rest } = event;
    const frequency = repeats?.everyDays === 7 ? "WEEKLY" : "DAILY";
    const rule = repeats && `FREQ=${frequency};COUNT=${repeats.count}`;
    const externalId = await this.#calendar.add({ ...rest, ...(rule && { rule }) });
    const entry = { externalId, event, span: event, changed: new Map() };
    this.entries.push(entry);
    this.#settle(entry, moment);
  }

  async move(entry: DiaryEntry, to: Interval, moment: Moment): Promise<void> {
    await this.#calendar.move(entry.externalId, to);
    entry.span = to;
    this.#settle(entry, moment);
  }

  async remove(entry: DiaryEntry, moment: Moment): Promise<void> {
    await this.#calendar.remove(entry.externalId);
    this.entries.splice(this.entries.indexOf(entry), 1);
    this.#settle(entry, moment, []);
  }

  /** @param to Null: it is taken out of its series. */
  async changeOccurrence(
    entry: DiaryEntry,
    originalStart: Date,
    to: Interval | null,
    moment: Moment,
  ): Promise<void> {
    if (to) await this.#calendar.moveOccurrence(entry.externalId, originalStart, to);
    else await this.#calendar.removeOccurrence(entry.externalId, originalStart);
    entry.changed.set(originalStart.getTime(), to);
    this.#settle(entry, moment);
  }

  /** The busy times as they are. */
  busy(): Interval[] {
    return this.#standings.filter(({ until }) => until === null);
  }

  /**
   * The busy times that stood there at that moment, and had stood for so long; also those whose notice
   * was worked by then.
   */
  busyAt(at: Date, forMs: number, workedAt: Date): Interval[] {
    const since = subMilliseconds(at, forMs);
    return this.#standings.filter(
      ({ from, until, noticed }) =>
        (from <= since || (noticed && from <= workedAt)) && (until === null || until > at),
    );
  }

  #settle(entry: DiaryEntry, { now, noticed }: Moment, spans = busySpans(entry)): void {
    const keys = new Set(spans.map(keyOf));
    const held = this.#standings.filter((one) => one.entry === entry && one.until === null);
    for (const standing of held) if (!keys.has(keyOf(standing))) standing.until = now;
    const heldKeys = new Set(held.map(keyOf));
    for (const { start, end } of spans.filter((span) => !heldKeys.has(keyOf(span)))) {
      this.#standings.push({ entry, start, end, from: now, until: null, noticed });
    }
  }
}

/** Where the occurrences of an event would be, had nobody changed them. */
export function originalStarts({ event, span }: DiaryEntry): Date[] {
  const { everyDays, count } = event.repeats ?? { everyDays: 1, count: 1 };
  const { local } = toLocal(span.start, event.timeZone);
  const [date = "", clock = ""] = local.split("T");
  return Array.from({ length: count }, (_, index) => {
    const day = addDays(parseISO(date), index * everyDays);
    return toInstant(`${formatISO(day, { representation: "date" })}T${clock}`, event.timeZone);
  });
}

function busySpans(entry: DiaryEntry): Interval[] {
  const { event, span, changed } = entry;
  if (event.free || event.declined) return [];
  if (!event.repeats) return [span];
  const lengthMs = span.end.getTime() - span.start.getTime();
  return originalStarts(entry).flatMap((start) => {
    const change = changed.get(start.getTime());
    if (change === null) return [];
    return [change ?? { start, end: new Date(start.getTime() + lengthMs) }];
  });
}

function keyOf({ start, end }: Interval): string {
  return `${start.toISOString()}/${end.toISOString()}`;
}
