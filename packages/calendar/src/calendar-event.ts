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

/** A room or a resource is invited like a person: its calendar answers. */
export type AttendeeKind = "individual" | "group" | "room" | "resource";

export interface CalendarAttendee {
  readonly name: string;
  readonly email: string;
  /** Default `individual`. */
  readonly kind?: AttendeeKind;
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
  /** Starts of occurrences that the rule does not give; each as long as the first one, and after it. */
  readonly extraStarts?: readonly Date[];
  /** Occurrences that were moved, cancelled or otherwise made unlike the rest. */
  readonly changedOccurrences?: readonly ChangedOccurrence[];
}

/**
 * One occurrence of a series, unlike the rest. What is not named is as in the series: moved by
 * `start` alone it keeps its length, and with the status `cancelled` it does not take place.
 */
export interface ChangedOccurrence
  extends Partial<
    Pick<
      CalendarEntry,
      | "sequence"
      | "title"
      | "description"
      | "location"
      | "url"
      | "start"
      | "end"
      | "attendees"
      | "status"
      | "stamp"
      | "alarms"
      | "transparency"
    >
  > {
  /** When it would start by the series: that is its name, however often it is moved. */
  readonly originalStart: Date;
}

/** An event as it stands in a calendar. All instants are exact to the second. */
export interface CalendarEntry {
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
  /** Needed to invite anybody. */
  readonly organizer?: CalendarOrganizer;
  readonly attendees: readonly CalendarAttendee[];
  readonly status: "confirmed" | "tentative" | "cancelled";
  /** DTSTAMP: when this version of the event was made. Of two versions a reader keeps the later. */
  readonly stamp: Date;
  /** Minutes before the start at which the reader's own calendar alerts. */
  readonly alarms?: readonly number[];
  readonly recurrence?: CalendarRecurrence;
  /** Whole days: `start` and `end` are the first moments of a day in `timeZone`, `end` exclusive. */
  readonly allDay?: boolean;
  /** `transparent` takes up no time: a reminder or a day marked. Default `opaque`. */
  readonly transparency?: "opaque" | "transparent";
  /**
   * Write a single event in `timeZone`, with its VTIMEZONE, so that programs that show an event's
   * zone show that one. By default only a series is: UTC is what no program misreads.
   */
  readonly keepsZone?: boolean;
  /**
   * The event stands for one occurrence of the series with the same UID: when that occurrence
   * would start by the series. To send such a change alone; beside its series, see
   * `changedOccurrences`.
   */
  readonly originalStart?: Date;
}

/** An event on its way to those who take part in it. */
export interface CalendarEvent extends CalendarEntry {
  readonly organizer: CalendarOrganizer;
  readonly method: CalendarMethod;
}
