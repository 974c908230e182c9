/** `needs-action` until the attendee has answered. */
export type ParticipationStatus = "needs-action" | "accepted" | "declined" | "tentative";

/** `optional` for those whose absence stops nothing, `non-participant` for those who only need to know. */
export type AttendeeRole = "chair" | "required" | "optional" | "non-participant";

/** What the file does to the calendar that reads it: invite or update, withdraw, or merely inform. */
export type CalendarMethod = "REQUEST" | "CANCEL" | "PUBLISH";

export interface CalendarOrganizer {
  readonly name: string;
  readonly email: string;
}

export interface CalendarAttendee {
  readonly name: string;
  readonly email: string;
  /** Default `needs-action`. */
  readonly participationStatus?: ParticipationStatus;
  /** Whether an answer is asked for. Default: yes in a REQUEST, no in a CANCEL. */
  readonly rsvp?: boolean;
  /** Default `required`. */
  readonly role?: AttendeeRole;
}

export interface CalendarRecurrence {
  /**
   * An RFC 5545 rule without its `RRULE:` prefix, daily to yearly, e.g.
   * `FREQ=WEEKLY;BYDAY=TU;COUNT=10`. UNTIL is an instant (`20260630T170000Z`), or a date
   * (`20260630`) for an all-day event.
   */
  readonly rule: string;
  /** Starts of the occurrences that do not take place. */
  readonly excludedStarts?: readonly Date[];
}

/** An event as calendar programs are told of it. All instants are exact to the second. */
export interface CalendarEvent {
  /** The same for the event's whole life, and for every attendee: printable ASCII, no spaces. */
  readonly uid: string;
  /** Goes up by one whenever time, place or status changes; from 0. */
  readonly sequence: number;
  readonly title: string;
  readonly description?: string;
  readonly location?: string;
  /** http or https: where the event can be seen, moved or joined. */
  readonly url?: string;
  readonly start: Date;
  /** Exclusive; after `start`. */
  readonly end: Date;
  /** IANA zone in which the event was made: its recurrence and its whole days are reckoned there. */
  readonly timeZone: string;
  readonly organizer: CalendarOrganizer;
  readonly attendees: readonly CalendarAttendee[];
  readonly status: "confirmed" | "tentative" | "cancelled";
  readonly method: CalendarMethod;
  /** DTSTAMP: when this version of the event was made. Of two versions a reader keeps the later. */
  readonly stamp: Date;
  /** Minutes before the start at which the reader's own calendar alerts. */
  readonly alarms?: readonly number[];
  readonly recurrence?: CalendarRecurrence;
  /** Whole days: `start` and `end` are the first moments of a day in `timeZone`, `end` exclusive. */
  readonly allDay?: boolean;
}
