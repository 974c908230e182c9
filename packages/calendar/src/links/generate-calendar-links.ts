import type { CalendarEvent } from "../calendar-event.ts";
import { writeCalendar } from "../ics/write-calendar.ts";
import { requireCalendarEvent, requireWebAddress } from "../require-calendar-event.ts";
import { googleLink } from "./google-link.ts";
import { outlookLink } from "./outlook-link.ts";
import { yahooLink } from "./yahoo-link.ts";

/** Where a person can add the event by hand, one address per calendar program. */
export interface CalendarLinks {
  readonly google: string;
  readonly outlook: string;
  readonly office365: string;
  readonly yahoo: string;
  /** For every other program: a file to download and open. */
  readonly ics: string;
}

/**
 * The links of an "add to calendar" menu. None of them names the attendees, nor asks for an answer.
 *
 * @param options.icsUrl Where the server offers the file; without it the file itself is in the
 *   link, as a `data:` URL with METHOD:PUBLISH, which phones open less readily.
 * @throws InvalidInputError naming the field
 * @throws UnknownTimeZoneError
 * @example
 * generateCalendarLinks(event, { icsUrl: "https://book.example/e/42.ics" }).google
 * // https://calendar.google.com/calendar/render?action=TEMPLATE&text=Haircut&dates=…
 */
export function generateCalendarLinks(
  event: CalendarEvent,
  { icsUrl }: { readonly icsUrl?: string } = {},
): CalendarLinks {
  requireCalendarEvent(event, event.method);
  if (icsUrl !== undefined) requireWebAddress(icsUrl, "icsUrl");
  return {
    google: googleLink(event),
    outlook: outlookLink(event, "outlook"),
    office365: outlookLink(event, "office365"),
    yahoo: yahooLink(event),
    ics: icsUrl ?? toDataUrl(writeCalendar([event], { method: "PUBLISH" })),
  };
}

function toDataUrl(content: string): string {
  return `data:text/calendar;charset=utf-8,${encodeURIComponent(content)}`;
}
