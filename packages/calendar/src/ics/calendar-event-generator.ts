import type { CalendarEvent, CalendarMethod } from "../calendar-event.ts";
import { googleLink } from "../links/google-link.ts";
import { outlookLink } from "../links/outlook-link.ts";
import { requireCalendarEvent } from "../require-calendar-event.ts";
import { writeCalendar } from "./write-calendar.ts";

/** An iCalendar file, ready to be attached or served. */
export interface IcsFile {
  readonly filename: string;
  readonly content: string;
  /** Names the same method as the content: readers treat a mail without it as a mere attachment. */
  readonly contentType: string;
  readonly method: CalendarMethod;
}

const FILENAMES: Readonly<Record<CalendarMethod, string>> = {
  REQUEST: "invite.ics",
  CANCEL: "cancel.ics",
  PUBLISH: "event.ics",
};

/**
 * One event in the formats that calendar programs take.
 *
 * @example
 * const file = new CalendarEventGenerator(event).generateIcsFile();
 * // { filename: "invite.ics", contentType: "text/calendar; charset=utf-8; method=REQUEST", … }
 */
export class CalendarEventGenerator {
  readonly #event: CalendarEvent;

  /**
   * @throws InvalidInputError naming the field that cannot be written
   * @throws UnknownTimeZoneError
   */
  constructor(event: CalendarEvent) {
    requireCalendarEvent(event, event.method);
    this.#event = event;
  }

  /** The event as RFC 5545 text: lines folded at 75 octets and ended by CRLF. A series is whole. */
  generateICalendar(): string {
    return writeCalendar([this.#event], { method: this.#event.method });
  }

  generateIcsFile(): IcsFile {
    const { method } = this.#event;
    return {
      filename: FILENAMES[method],
      content: this.generateICalendar(),
      contentType: `text/calendar; charset=utf-8; method=${method}`,
      method,
    };
  }

  generateGoogleCalendarUrl(): string {
    return googleLink(this.#event);
  }

  /** For accounts of outlook.com; `generateCalendarLinks` has the one for Office 365 too. */
  generateOutlookUrl(): string {
    return outlookLink(this.#event, "outlook");
  }
}
