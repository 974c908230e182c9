import type { CalendarEvent } from "../calendar-event.ts";
import { cleanText } from "../clean-text.ts";
import { inZone, toDateStamp, toLocalStamp, toUtcStamp } from "../zoned-time.ts";
import { linkDetails } from "./link-details.ts";
import { toLink } from "./to-link.ts";

/**
 * Opens Google Calendar with the event filled in.
 *
 * A series is given by local times and its rule; one with excluded occurrences as its first
 * occurrence only, since the link has no way to name them. Attendees are left out: saving would
 * make Google invite them again, from another person's account.
 */
export function googleLink(event: CalendarEvent): string {
  const recurs = event.recurrence && !event.recurrence.excludedStarts?.length;
  return toLink("https://calendar.google.com/calendar/render", {
    action: "TEMPLATE",
    text: cleanText(event.title),
    dates: [event.start, event.end].map((instant) => stamp(event, instant)).join("/"),
    ctz: event.timeZone,
    details: linkDetails(event),
    location: cleanText(event.location ?? ""),
    recur: recurs ? `RRULE:${event.recurrence.rule}` : "",
  });
}

function stamp({ allDay, recurrence, timeZone }: CalendarEvent, instant: Date): string {
  const local = inZone(instant, timeZone);
  if (allDay) return toDateStamp(local.toPlainDate());
  return recurrence ? toLocalStamp(local.toPlainDateTime()) : toUtcStamp(instant);
}
