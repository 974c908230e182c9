import type { Interval } from "@convene/scheduling-core";

/** An event that somebody enters in the provider's own program. */
export interface OutsideEvent extends Interval {
  readonly title?: string;
  /** IANA. Default the calendar's. */
  readonly timeZone?: string;
  readonly allDay?: boolean;
  /** RRULE value: daily or weekly at least. */
  readonly rule?: string;
  /** Shown as free. */
  readonly free?: boolean;
  readonly tentative?: boolean;
  /** An invitation that the calendar's owner has declined. */
  readonly declined?: boolean;
}

/** A calendar, as its owner changes it in the provider's own program, past us. */
export interface OutsideCalendar {
  readonly calendarId: string;
  /** @returns The provider's id of the event */
  add(event: OutsideEvent): Promise<string>;
  move(externalId: string, to: Interval): Promise<void>;
  remove(externalId: string): Promise<void>;
  /** Takes one occurrence out of a series. */
  removeOccurrence(externalId: string, originalStart: Date): Promise<void>;
  moveOccurrence(externalId: string, originalStart: Date, to: Interval): Promise<void>;
  /** What stands there, titles and times, deleted ones left out. */
  list(): Promise<readonly { externalId: string; title: string; start: Date; end: Date }[]>;
}
