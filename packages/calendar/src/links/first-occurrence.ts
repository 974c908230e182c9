import type { CalendarEntry, ChangedOccurrence } from "../calendar-event.ts";
import { occurrenceStarts } from "../ics/occurrence-starts.ts";
import { toOccurrence } from "../ics/split-series.ts";
import { atSecond } from "../zoned-time.ts";

/** A series whose first occurrence comes later than that is given by where it would have begun. */
const FAR_MS = 5 * 366 * 86_400_000;

/**
 * What a link that knows no recurrence shows of an event: a single event itself; of a series the
 * first occurrence that takes place, at its own time if it was moved.
 */
export function firstOccurrence(event: CalendarEntry): CalendarEntry {
  const { recurrence, ...single } = event;
  const { changedOccurrences = [], excludedStarts = [] } = recurrence ?? {};
  if (changedOccurrences.length === 0 && excludedStarts.length === 0) return single;
  const changes = new Map(
    changedOccurrences.map((change) => [atSecond(change.originalStart), change]),
  );
  const [first] = occurrenceStarts(event, new Date(event.start.getTime() + FAR_MS))
    .map((start): ChangedOccurrence => changes.get(atSecond(start)) ?? { originalStart: start })
    .filter(({ status }) => status !== "cancelled")
    .map((change) => toOccurrence(event, change))
    .sort((a, b) => a.start.getTime() - b.start.getTime());
  return first ?? single;
}
