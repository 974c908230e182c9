import type { CalendarEntry } from "../calendar-event.ts";
import { writeCalendar } from "../ics/write-calendar.ts";
import { atSecond } from "../zoned-time.ts";

/** Attendees are left out of feeds: their addresses are nobody's business who subscribes. */
export type FeedEvent = Omit<CalendarEntry, "attendees">;

export interface Feed {
  /** What programs call the calendar. */
  readonly name: string;
  /** IANA zone of whoever the feed is about. */
  readonly timeZone: string;
  /**
   * In any order. `stamp` is when the event was last changed: by it programs know what is new.
   * Cancelled events may be there, and are left out.
   */
  readonly events: readonly FeedEvent[];
  /** How often to read the feed again; Apple's programs and Outlook heed it, Google's does not. */
  readonly refreshMinutes: number;
}

/**
 * The calendar that programs subscribe to, with all details but who takes part.
 *
 * The same events give the same bytes, whatever their order, so that `etagOf` tells whether anything
 * changed. A cancelled event is left out, and a cancelled occurrence excluded from its series: a
 * subscriber drops what is no longer there, where some would go on showing what says CANCELLED.
 *
 * @returns RFC 5545 text, METHOD:PUBLISH. Serve it as `text/calendar; charset=utf-8`.
 * @throws InvalidInputError naming the field, e.g. `events[3].title`
 * @throws UnknownTimeZoneError
 * @example
 * const text = writeFeed({ name: "Amélie", timeZone: "Europe/Paris", events, refreshMinutes: 60 });
 * return new Response(text, { headers: { ETag: etagOf(text) } });
 */
export function writeFeed({ name, timeZone, events, refreshMinutes }: Feed): string {
  const shown = withoutCancelled(events).map((event) => ({ ...event, attendees: [] }));
  return writeCalendar(shown.sort(inOrder), { method: "PUBLISH", name, timeZone, refreshMinutes });
}

/** Also where an occurrence was cancelled by an event of its own, beside its series. */
function withoutCancelled(events: readonly FeedEvent[]): FeedEvent[] {
  const cancelled = events.filter(({ status }) => status === "cancelled");
  const series = new Set(cancelled.filter(isWhole).map(({ uid }) => uid));
  return events
    .filter((event) => event.status !== "cancelled" && !series.has(event.uid))
    .map((event) => {
      if (!event.recurrence) return event;
      const gone = cancelled.flatMap(({ uid, originalStart }) =>
        originalStart && uid === event.uid ? [originalStart] : [],
      );
      if (gone.length === 0) return event;
      const excludedStarts = [...(event.recurrence.excludedStarts ?? []), ...gone];
      return { ...event, recurrence: { ...event.recurrence, excludedStarts } };
    });
}

function isWhole({ originalStart }: FeedEvent): boolean {
  return originalStart === undefined;
}

/** By start; a series before its occurrences. Independent of the language and of the machine. */
function inOrder(a: FeedEvent, b: FeedEvent): number {
  return (
    atSecond(a.start) - atSecond(b.start) ||
    (a.uid < b.uid ? -1 : Number(a.uid > b.uid)) ||
    (a.originalStart?.getTime() ?? 0) - (b.originalStart?.getTime() ?? 0)
  );
}
