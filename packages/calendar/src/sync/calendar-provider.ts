import type { Interval } from "@convene/scheduling-core";
import type { CalendarChange, ExternalEvent, RemoteCalendar } from "./external-event.ts";
import type { OutgoingEvent, PlacedEvent } from "./outgoing-event.ts";

/** All that a calendar holds in a window, and from where to read on. */
export interface WindowReading {
  readonly changes: readonly CalendarChange[];
  /** The provider's own token; null where it has none, so that each reading is a full one. */
  readonly token: string | null;
}

/** Where a provider sends its notice that a calendar changed. */
export interface WatchRequest {
  /** Ours, new for each watch: letters, digits and hyphens, at most 64. */
  readonly id: string;
  /** https; answers on its own. */
  readonly url: string;
  /** Comes back with each notice. At most 128 characters. */
  readonly secret: string;
  /** How long it should last; a provider may give less. */
  readonly expiresAt: Date;
}

/** A running watch, as plain data for the caller to keep. */
export interface CalendarWatch {
  readonly calendarId: string;
  /** Comes with each notice: Google's channel, Graph's subscription. */
  readonly watchId: string;
  /** Needed to stop it; null where the id is enough. */
  readonly resourceId: string | null;
  /** When it ends unless it is renewed. */
  readonly expiresAt: Date;
}

export interface DeleteOptions {
  /** Those whom the provider invited are told by it. Graph and CalDAV servers always do. */
  readonly tellInvited: boolean;
}

/**
 * What each provider's client can do. Its methods throw CalendarRefusal, which CalendarSync turns
 * into a Result; ids and windows were checked before.
 */
export interface CalendarProvider {
  listCalendars(): Promise<readonly RemoteCalendar[]>;
  /** Makes it so: an event with that key is brought to this state, also after it was deleted. */
  createEvent(calendarId: string, event: OutgoingEvent): Promise<PlacedEvent>;
  updateEvent(calendarId: string, externalId: string, event: OutgoingEvent): Promise<PlacedEvent>;
  /** An event that is gone already was deleted. */
  deleteEvent(calendarId: string, externalId: string, options: DeleteOptions): Promise<void>;
  readEvents(calendarIds: readonly string[], window: Interval): Promise<readonly ExternalEvent[]>;
  readWindow(calendarId: string, window: Interval): Promise<WindowReading>;
  /** @returns null where the token is no longer good: all must be read again. */
  readChanges(calendarId: string, token: string, window: Interval): Promise<WindowReading | null>;
  /** @returns null where the provider sends no notices. */
  watch(calendarId: string, request: WatchRequest): Promise<CalendarWatch | null>;
  renew(watch: CalendarWatch, request: WatchRequest): Promise<CalendarWatch | null>;
  stopWatching(watch: CalendarWatch): Promise<void>;
  /** Adds the provider's own meeting room; refuses with `pending` while it is being made. */
  addRoom(calendarId: string, externalId: string, key: string): Promise<string>;
  removeRoom(calendarId: string, externalId: string): Promise<void>;
}

/** A reading goes on for so many pages at most. */
export const MOST_PAGES = 200;
