import {
  type Interval,
  InvalidInputError,
  type Result,
  requireInstant,
  requireInterval,
} from "@convene/scheduling-core";
import { type BusyRules, DEFAULT_BUSY_RULES } from "./busy-rules.ts";
import { caldavProvider } from "./caldav/provider.ts";
import { readCursor, writeCursor } from "./calendar-cursor.ts";
import type { CalendarFailure } from "./calendar-failure.ts";
import type {
  CalendarProvider,
  CalendarWatch,
  DeleteOptions,
  WatchRequest,
} from "./calendar-provider.ts";
import { outcomeOf } from "./calendar-refusal.ts";
import type {
  CaldavCredentials,
  CalendarCredentials,
  GoogleCredentials,
  OAuthApp,
  OutlookCredentials,
} from "./credentials.ts";
import { requireMarkPart } from "./event-mark.ts";
import {
  type CalendarChange,
  type ExternalEvent,
  isBusy,
  type RemoteCalendar,
} from "./external-event.ts";
import type { GoogleEndpoints } from "./google/endpoints.ts";
import { googleProvider } from "./google/provider.ts";
import type { OutgoingEvent, PlacedEvent } from "./outgoing-event.ts";
import type { OutlookEndpoints } from "./outlook/endpoints.ts";
import { outlookProvider } from "./outlook/provider.ts";
import type { ProviderContext } from "./provider-context.ts";
import { DEFAULT_TIMEOUT_MS, type Fetch, timedFetch } from "./timed-fetch.ts";

/** Read so much further than asked, so that a window that moves on with the days is still covered. */
const AHEAD_MS = 28 * 86_400_000;

interface CommonOptions {
  /** Who writes through this connection, e.g. the tenant's id: letters, digits, hyphens, at most 64. */
  readonly owner: string;
  /** IANA; for whole days and times without a zone, where the calendar names none. */
  readonly timeZone: string;
  readonly busyRules?: BusyRules;
  /** Called before the next request when tokens have changed: keep them, or the next start fails. */
  readonly onCredentials?: (changed: CalendarCredentials) => Promise<void>;
  readonly fetch?: Fetch;
  readonly timeoutMs?: number;
  readonly now?: () => Date;
}

export type CalendarSyncOptions = CommonOptions &
  (
    | {
        readonly provider: "google";
        readonly credentials: GoogleCredentials;
        readonly app: OAuthApp;
        readonly endpoints?: GoogleEndpoints;
      }
    | {
        readonly provider: "outlook";
        readonly credentials: OutlookCredentials;
        readonly app: OAuthApp;
        readonly endpoints?: OutlookEndpoints;
      }
    | { readonly provider: "caldav"; readonly credentials: CaldavCredentials }
  );

/** What a reading of changes found. */
export interface CalendarChanges {
  readonly changes: readonly CalendarChange[];
  /** For the next reading; null where the provider has none, so that each reading is a full one. */
  readonly nextCursor: string | null;
  /** All of `covered` was read: whatever is known in it and not among the changes is gone. */
  readonly full: boolean;
  /** At least the window asked for. Nothing is known outside it. */
  readonly covered: Interval;
}

/**
 * A connected calendar account: the same for Google, Outlook and CalDAV.
 *
 * Every method is one attempt, tokens renewed on the way where they have to be; when to try again is
 * the caller's to decide, by `isPassing` and `retryAfterSeconds`. A call that ended in `timeout` or
 * `unavailable` may have been carried out: all of them can be repeated.
 *
 * @example
 * const sync = new CalendarSync({ provider: "google", credentials, app, owner: tenantId, timeZone });
 * const placed = await sync.createEvent(calendarId, event);
 * if (!placed.ok && placed.error.kind === "reconnect") await askToConnectAgain();
 */
export class CalendarSync {
  readonly #provider: CalendarProvider;
  readonly #busyRules: BusyRules;

  /** @throws InvalidInputError naming `owner` */
  constructor(options: CalendarSyncOptions) {
    requireMarkPart(options.owner, "owner");
    this.#busyRules = options.busyRules ?? DEFAULT_BUSY_RULES;
    this.#provider = providerOf(options, {
      owner: options.owner,
      timeZone: options.timeZone,
      busyRules: this.#busyRules,
      onCredentials: options.onCredentials ?? (async () => {}),
      fetch: timedFetch(options.fetch ?? globalThis.fetch, options.timeoutMs ?? DEFAULT_TIMEOUT_MS),
      now: options.now ?? (() => new Date()),
    });
  }

  async listCalendars(): Promise<Result<readonly RemoteCalendar[], CalendarFailure>> {
    return outcomeOf(() => this.#provider.listCalendars());
  }

  /**
   * Brings the event with that key to this state: made if it is not there, changed if it is, put back
   * if it was deleted. So a second call does no harm.
   *
   * @throws InvalidInputError naming the field
   */
  async createEvent(
    calendarId: string,
    event: OutgoingEvent,
  ): Promise<Result<PlacedEvent, CalendarFailure>> {
    requireOutgoing(event);
    return outcomeOf(() => this.#provider.createEvent(calendarId, event));
  }

  /**
   * Changes the event. One that was deleted outside is not put back: that is a `notFound`, for a
   * person to decide about.
   *
   * @throws InvalidInputError naming the field
   */
  async updateEvent(
    calendarId: string,
    externalId: string,
    event: OutgoingEvent,
  ): Promise<Result<PlacedEvent, CalendarFailure>> {
    requireOutgoing(event);
    return outcomeOf(() => this.#provider.updateEvent(calendarId, externalId, event));
  }

  /** One that is gone already counts as deleted. */
  async deleteEvent(
    calendarId: string,
    externalId: string,
    options: DeleteOptions = { tellInvited: false },
  ): Promise<Result<void, CalendarFailure>> {
    return outcomeOf(() => this.#provider.deleteEvent(calendarId, externalId, options));
  }

  /**
   * What takes the person's time in the window, our own events left out. One calendar that cannot be
   * read fails the whole call: what is not known must not look free.
   */
  async listBusy(
    calendarIds: readonly string[],
    window: Interval,
  ): Promise<Result<readonly ExternalEvent[], CalendarFailure>> {
    requireWindow(window);
    return outcomeOf(async () =>
      (await this.#provider.readEvents(calendarIds, window)).filter(isBusy),
    );
  }

  /**
   * What changed since the cursor, our own events included: that is how a move or a deletion made
   * outside is noticed. Everything is read anew without a cursor, when the provider has dropped it,
   * when the window has moved beyond what was covered, and when the busy rules were changed.
   */
  async changesSince(
    calendarId: string,
    cursor: string | null,
    window: Interval,
  ): Promise<Result<CalendarChanges, CalendarFailure>> {
    requireWindow(window);
    return outcomeOf(async () => {
      const held = cursor === null ? null : readCursor(cursor, this.#busyRules);
      if (held && held.covered.start <= window.start && held.covered.end >= window.end) {
        const { covered } = held;
        const reading = await this.#provider.readChanges(calendarId, held.token, covered);
        if (reading) return this.#toChanges(reading, covered, false);
      }
      const covered = { start: window.start, end: new Date(window.end.getTime() + AHEAD_MS) };
      return this.#toChanges(await this.#provider.readWindow(calendarId, covered), covered, true);
    });
  }

  /** @returns null where the provider sends no notices (CalDAV): ask it from time to time instead. */
  async watch(
    calendarId: string,
    request: WatchRequest,
  ): Promise<Result<CalendarWatch | null, CalendarFailure>> {
    requireMarkPart(request.id, "id");
    return outcomeOf(() => this.#provider.watch(calendarId, request));
  }

  /**
   * Makes the watch last longer. Where the provider cannot, a new one is made before the old one is
   * stopped, so that no notice is lost: keep the answer instead of the old one.
   */
  async renew(
    watch: CalendarWatch,
    request: WatchRequest,
  ): Promise<Result<CalendarWatch | null, CalendarFailure>> {
    requireMarkPart(request.id, "id");
    return outcomeOf(() => this.#provider.renew(watch, request));
  }

  /** One that has ended already counts as stopped. */
  async stopWatching(watch: CalendarWatch): Promise<Result<void, CalendarFailure>> {
    return outcomeOf(() => this.#provider.stopWatching(watch));
  }

  /**
   * Adds the provider's own meeting room to an event, once.
   *
   * @returns Its address; `pending` while it is being made, `refused` where there are none.
   */
  async addRoom(
    calendarId: string,
    externalId: string,
    key: string,
  ): Promise<Result<string, CalendarFailure>> {
    requireMarkPart(key, "key");
    return outcomeOf(() => this.#provider.addRoom(calendarId, externalId, key));
  }

  /** Teams cannot take a room off an event: it goes with the event. */
  async removeRoom(calendarId: string, externalId: string): Promise<Result<void, CalendarFailure>> {
    return outcomeOf(() => this.#provider.removeRoom(calendarId, externalId));
  }

  #toChanges(
    reading: { readonly changes: readonly CalendarChange[]; readonly token: string | null },
    covered: Interval,
    full: boolean,
  ): CalendarChanges {
    const { changes, token } = reading;
    const nextCursor = token === null ? null : writeCursor({ token, covered }, this.#busyRules);
    return { changes, nextCursor, full, covered };
  }
}

function providerOf(options: CalendarSyncOptions, context: ProviderContext): CalendarProvider {
  switch (options.provider) {
    case "google":
      return googleProvider({ ...options, ...context });
    case "outlook":
      return outlookProvider({ ...options, ...context });
    case "caldav":
      return caldavProvider({ ...options, ...context });
  }
}

function requireWindow(window: Interval): void {
  requireInterval(window, "window");
  if (window.end <= window.start) throw new InvalidInputError("window", "is empty");
}

function requireOutgoing({ key, title, start, end }: OutgoingEvent): void {
  requireMarkPart(key, "key");
  if (title.trim() === "") throw new InvalidInputError("title", "is empty");
  requireInstant(start, "start");
  requireInstant(end, "end");
  if (end <= start) throw new InvalidInputError("end", "must be after start");
}
