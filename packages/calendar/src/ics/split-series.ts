import type { CalendarEntry, ChangedOccurrence } from "../calendar-event.ts";
import { inZone } from "../zoned-time.ts";

/**
 * A series and its changed occurrences as the components that a file holds: the series itself, then
 * one event of the same UID for each change. An occurrence that was cancelled becomes an exclusion,
 * which every program understands, where a cancelled component beside its series is often shown.
 *
 * A cancelled series is cancelled whole, and a single event is itself.
 */
export function splitSeries(event: CalendarEntry): CalendarEntry[] {
  const changes = [...(event.recurrence?.changedOccurrences ?? [])].sort(
    (a, b) => a.originalStart.getTime() - b.originalStart.getTime(),
  );
  if (!event.recurrence || changes.length === 0) return [event];
  const { changedOccurrences, ...recurrence } = event.recurrence;
  const cancelled = changes.filter(({ status }) => status === "cancelled");
  const excludedStarts = [
    ...(recurrence.excludedStarts ?? []),
    ...cancelled.map(({ originalStart }) => originalStart),
  ];
  const series = { ...event, recurrence: { ...recurrence, excludedStarts } };
  if (event.status === "cancelled") return [series];
  return [
    series,
    ...changes
      .filter((change) => !cancelled.includes(change))
      .map((change) => toOccurrence(event, change)),
  ];
}

/** The changed occurrence as an event of its own, with what it takes over from its series. */
export function toOccurrence(
  { recurrence, ...series }: CalendarEntry,
  change: ChangedOccurrence,
): CalendarEntry {
  const start = change.start ?? change.originalStart;
  return { ...series, ...change, start, end: change.end ?? endAfter(series, start) };
}

/** As long after `start` as the series' end is after its own: in days where it has whole days. */
function endAfter({ start, end, timeZone, allDay }: CalendarEntry, from: Date): Date {
  if (!allDay) return new Date(from.getTime() + end.getTime() - start.getTime());
  const date = (instant: Date) => inZone(instant, timeZone).toPlainDate();
  const lastDay = date(from).add(date(start).until(date(end)));
  return new Date(lastDay.toZonedDateTime(timeZone).epochMilliseconds);
}
