import type { Interval } from "@convene/scheduling-core";

/** Something about an event that a person should be told. */
export interface CalendarNote {
  /** The zone's name means nothing to us; its times were kept as the text says. */
  readonly kind: "unmappedTimeZone";
  /** As the calendar has it, e.g. `Customized Time Zone`. */
  readonly name: string;
  /** `instants`: its times came in UTC and are right. `assumed`: read in the member's own zone. */
  readonly times: "instants" | "assumed";
}

/** One event, or one occurrence of a series, as a connected calendar has it. */
export interface ExternalEvent extends Interval {
  readonly calendarId: string;
  /** The provider's name for it, the same for its whole life in that calendar. */
  readonly externalId: string;
  /** Of the series that it is an occurrence of. */
  readonly seriesId: string | null;
  readonly allDay: boolean;
  /** For the calendar's owner only; null where it is hidden. */
  readonly title: string | null;
  /** Whether it takes the person's time. */
  readonly blocks: boolean;
  /** The key that we created it with; null for everyone else's events. */
  readonly ourKey: string | null;
  /** Changes with every change of the event. */
  readonly version: string;
  readonly notes: readonly CalendarNote[];
}

/**
 * What the calendar now holds of one item: nothing where it is gone. It takes the place of all that
 * was known with its `externalId` as their `externalId` or `seriesId`.
 */
export interface CalendarChange {
  readonly externalId: string;
  readonly events: readonly ExternalEvent[];
}

/** A calendar of a connected account. */
export interface RemoteCalendar {
  readonly calendarId: string;
  readonly name: string;
  readonly primary: boolean;
  /** Whether our events can be written there. */
  readonly writable: boolean;
  /** IANA; null where the calendar has none of its own. */
  readonly timeZone: string | null;
}

/** Whether we wrote it there ourselves: it never becomes a busy time. */
export function isOurs(event: ExternalEvent): boolean {
  return event.ourKey !== null;
}

/** Whether it takes a person's time that our own database does not know of. */
export function isBusy(event: ExternalEvent): boolean {
  return event.blocks && !isOurs(event);
}
