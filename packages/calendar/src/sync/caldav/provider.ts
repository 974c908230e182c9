import type { Interval } from "@convene/scheduling-core";
import { type CalendarProvider, MOST_PAGES, type WindowReading } from "../calendar-provider.ts";
import { CalendarRefusal } from "../calendar-refusal.ts";
import { markedId } from "../event-mark.ts";
import type { CalendarChange, ExternalEvent } from "../external-event.ts";
import type { OutgoingEvent, PlacedEvent } from "../outgoing-event.ts";
import type { ProviderContext } from "../provider-context.ts";
import { type CaldavApiOptions, type CaldavSettings, caldavApi } from "./api.ts";
import { writeCalendarObject } from "./calendar-object.ts";
import { type CalendarObject, toExternalEvents } from "./map.ts";

/** iCloud, Fastmail, Nextcloud and all others that speak CalDAV (RFC 4791), through tsdav. */
export function caldavProvider(options: CaldavApiOptions & ProviderContext): CalendarProvider {
  const api = caldavApi(options);
  const { owner, busyRules } = options;

  function read(
    calendarId: string,
    objects: readonly CalendarObject[],
    window: Interval,
    settings: CaldavSettings,
  ): CalendarChange[] {
    const { addresses } = settings;
    const timeZone = settings.timeZone ?? options.timeZone;
    const context = { calendarId, owner, busyRules, addresses, timeZone };
    return objects.map((object) => ({
      externalId: object.href,
      events: toExternalEvents(object, window, context),
    }));
  }

  function hrefFor(calendarId: string, key: string): string {
    return new URL(`${markedId({ owner, key })}.ics`, calendarId).pathname;
  }

  async function createEvent(calendarId: string, event: OutgoingEvent): Promise<PlacedEvent> {
    const href = hrefFor(calendarId, event.key);
    const data = writeCalendarObject(event, owner);
    const etag = await api.putNew(calendarId, href, data);
    // It is there: from an earlier attempt.
    return etag === null
      ? updateEvent(calendarId, href, event)
      : { externalId: href, version: etag, roomUrl: null };
  }

  async function updateEvent(
    calendarId: string,
    href: string,
    event: OutgoingEvent,
  ): Promise<PlacedEvent> {
    const held = await api.etagOf(calendarId, href);
    const data = writeCalendarObject(event, owner);
    const version = await api.replace(calendarId, href, data, held);
    return { externalId: href, version, roomUrl: null };
  }

  return {
    createEvent,
    updateEvent,
    deleteEvent: (calendarId, href) => api.remove(calendarId, href),

    listCalendars: () => api.listCalendars(),

    async readEvents(calendarIds, window) {
      const found: ExternalEvent[] = [];
      for (const calendarId of calendarIds) {
        const settings = await api.settings(calendarId);
        const objects = await api.query(calendarId, window);
        for (const change of read(calendarId, objects, window, settings)) {
          found.push(...change.events);
        }
      }
      return found;
    },

    async readWindow(calendarId, window): Promise<WindowReading> {
      // The token first: what changes while we read is then read twice, not lost.
      const settings = await api.settings(calendarId);
      const objects = await api.query(calendarId, window);
      return { changes: read(calendarId, objects, window, settings), token: settings.syncToken };
    },

    async readChanges(calendarId, token, window): Promise<WindowReading | null> {
      const settings = await api.settings(calendarId);
      const changed: string[] = [];
      const gone: string[] = [];
      let at = token;
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const answer = await api.changes(calendarId, at);
        if (answer === null) return null;
        changed.push(...answer.changed);
        gone.push(...answer.gone);
        at = answer.token;
        if (!answer.more) {
          const objects = await api.multiget(calendarId, [...new Set(changed)]);
          const held = new Set(objects.map(({ href }) => href));
          // Deleted between the two calls counts as deleted.
          const lost = changed.filter((href) => !held.has(href));
          const removed = [...gone, ...lost].map((externalId) => ({ externalId, events: [] }));
          const found = read(calendarId, objects, window, settings);
          return { changes: [...removed, ...found], token: at };
        }
      }
      throw new CalendarRefusal("tooMuch");
    },

    // CalDAV has no notices that servers in use would send.
    watch: async () => null,
    renew: async () => null,
    stopWatching: async () => {},

    async addRoom() {
      throw new CalendarRefusal("refused", { code: "no_rooms" });
    },
    removeRoom: async () => {},
  };
}
