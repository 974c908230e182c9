import { InvalidInputError, requireMinutes } from "@convene/scheduling-core";
import type { CalendarEntry } from "../calendar-event.ts";
import {
  requireAt,
  requireCalendarEvent,
  requireText,
  requireZone,
} from "../require-calendar-event.ts";
import type { CalendarFileOptions } from "./write-calendar.ts";

/**
 * Refuses events that can't stand in one file, and those that can stand in none.
 *
 * @throws InvalidInputError naming the field, e.g. `events[3].title`
 * @throws UnknownTimeZoneError
 */
export function requireCalendar(
  events: readonly CalendarEntry[],
  { method, name, timeZone, refreshMinutes }: CalendarFileOptions,
): void {
  if (name !== undefined) requireText(name, "name");
  if (timeZone !== undefined) requireZone(timeZone);
  if (refreshMinutes !== undefined) requireMinutes(refreshMinutes, "refreshMinutes", 1);
  events.forEach((event, index) => {
    requireAt(`events[${index}]`, () => requireCalendarEvent(event, method));
  });
  requireDistinct(events);
  if (method === "REQUEST" || method === "CANCEL") requireOneUid(events);
}

/** Of two components with one name a reader keeps either. */
function requireDistinct(events: readonly CalendarEntry[]): void {
  const seen = new Set<string>();
  for (const [index, { uid, recurrence, originalStart }] of events.entries()) {
    const occurrences = recurrence?.changedOccurrences?.map((change) => change.originalStart) ?? [];
    for (const start of [originalStart, ...occurrences]) {
      const key = `${uid} ${start?.getTime()}`;
      if (seen.has(key)) throw new InvalidInputError(`events[${index}].uid`, "is there twice");
      seen.add(key);
    }
  }
}

/** RFC 5546 §3.2.2 and §3.2.5; mail programs act on the first event only. */
function requireOneUid(events: readonly CalendarEntry[]): void {
  const other = events.findIndex(({ uid }) => uid !== events[0]?.uid);
  if (events.length === 0) throw new InvalidInputError("events", "is empty");
  if (other > 0) {
    throw new InvalidInputError(`events[${other}].uid`, "is not that of the first event");
  }
}
