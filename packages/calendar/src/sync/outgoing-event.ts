import type { CalendarAttendee } from "../calendar-event.ts";

/** One of our events, as it goes to a connected calendar. */
export interface OutgoingEvent {
  /** Our own id of it: letters, digits and hyphens, at most 64. The same key makes one event. */
  readonly key: string;
  /** Goes up by one whenever time, place or status changes; from 0. */
  readonly sequence: number;
  /** When this version of the event was made. */
  readonly stamp: Date;
  readonly title: string;
  readonly description?: string;
  readonly location?: string;
  readonly start: Date;
  /** Exclusive; after `start`. */
  readonly end: Date;
  /** IANA zone in which the event was made. */
  readonly timeZone: string;
  /** Whole days: `start` and `end` are the first moments of a day in `timeZone`. */
  readonly allDay?: boolean;
  readonly status: "confirmed" | "tentative";
  /** Hides it from others who can see the calendar. Default false. */
  readonly confidential?: boolean;
  /**
   * Whom the provider shall invite by its own mail. Left out as a rule: the invitation is ours, and
   * Graph cannot hold attendees without writing to them.
   */
  readonly invite?: readonly CalendarAttendee[];
  /** The provider's own meeting room (Meet, Teams) goes with it. Default false. */
  readonly room?: boolean;
}

/** The event as it stands in the calendar. */
export interface PlacedEvent {
  readonly externalId: string;
  readonly version: string;
  /** Address of the provider's own meeting room; null where it has none, or none yet. */
  readonly roomUrl: string | null;
}
