import type { Interval } from "@convene/scheduling-core";
import type { calendar_v3 } from "googleapis/build/src/apis/calendar/v3.js";
import {
  type CalendarProvider,
  type CalendarWatch,
  type DeleteOptions,
  MOST_PAGES,
  type WatchRequest,
  type WindowReading,
} from "../calendar-provider.ts";
import { CalendarRefusal, isRefusal } from "../calendar-refusal.ts";
import { markedId } from "../event-mark.ts";
import type { CalendarChange, ExternalEvent, RemoteCalendar } from "../external-event.ts";
import { meetsWindow } from "../meets-window.ts";
import type { OutgoingEvent, PlacedEvent } from "../outgoing-event.ts";
import type { ProviderContext } from "../provider-context.ts";
import { type GoogleApiOptions, type GoogleCall, googleApi } from "./api.ts";
import {
  roomUrlOf,
  toExternalEvent,
  toGoogleEvent,
  toPlacedEvent,
  toRemoteCalendar,
} from "./map.ts";

/** Google's own limit of a page. */
const PAGE = 2500;
/** Google's own limit of calendars in a free/busy query. */
const FREE_BUSY_CALENDARS = 50;

/** Google Calendar v3, through googleapis. */
export function googleProvider(options: GoogleApiOptions & ProviderContext): CalendarProvider {
  const call = googleApi(options);
  const { owner, busyRules } = options;

  async function createEvent(calendarId: string, event: OutgoingEvent): Promise<PlacedEvent> {
    const id = markedId({ owner, key: event.key });
    const body = {
      ...toGoogleEvent(event, owner),
      id,
      ...(event.room && conferenceFor(event.key)),
    };
    try {
      const made = await call((api, o) =>
        api.events.insert({ calendarId, requestBody: body, ...writing(event) }, o),
      );
      return toPlacedEvent(made);
    } catch (error) {
      // The id is taken, by this very event: from an earlier attempt, or deleted since. Both end here.
      if (!isRefusal(error, "conflict")) throw error;
      return patchEvent(calendarId, id, event);
    }
  }

  async function patchEvent(
    calendarId: string,
    eventId: string,
    event: OutgoingEvent,
  ): Promise<PlacedEvent> {
    const requestBody = {
      ...toGoogleEvent(event, owner),
      ...(event.room && conferenceFor(event.key)),
    };
    const params = { calendarId, eventId, requestBody, ...writing(event) };
    return toPlacedEvent(await call((api, o) => api.events.patch(params, o)));
  }

  async function updateEvent(
    calendarId: string,
    eventId: string,
    event: OutgoingEvent,
  ): Promise<PlacedEvent> {
    // A deleted event still answers, and a change would bring it back: that is a person's decision.
    await requireLive(call, calendarId, eventId);
    return patchEvent(calendarId, eventId, event);
  }

  async function deleteEvent(
    calendarId: string,
    eventId: string,
    { tellInvited }: DeleteOptions,
  ): Promise<void> {
    const sendUpdates = tellInvited ? "all" : "none";
    try {
      await call((api, o) => api.events.delete({ calendarId, eventId, sendUpdates }, o));
    } catch (error) {
      if (!isRefusal(error, "notFound")) throw error;
    }
  }

  /** All pages of a list, in whose answers the last carries the token. */
  async function listEvents(
    calendarId: string,
    params: calendar_v3.Params$Resource$Events$List,
  ): Promise<{ events: calendar_v3.Schema$Event[]; timeZone: string; token: string | null }> {
    const events: calendar_v3.Schema$Event[] = [];
    let pageToken: string | undefined;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const asked = { ...params, calendarId, singleEvents: true, maxResults: PAGE };
      const answer = await call((api, o) =>
        api.events.list(pageToken === undefined ? asked : { ...asked, pageToken }, o),
      );
      if (!Array.isArray(answer.items)) throw new CalendarRefusal("malformed");
      events.push(...answer.items);
      pageToken = answer.nextPageToken ?? undefined;
      if (pageToken === undefined) {
        const timeZone = answer.timeZone ?? options.timeZone;
        return { events, timeZone, token: answer.nextSyncToken ?? null };
      }
    }
    throw new CalendarRefusal("tooMuch");
  }

  async function readWindow(calendarId: string, window: Interval): Promise<WindowReading> {
    try {
      const { events, timeZone, token } = await listEvents(calendarId, {
        timeMin: window.start.toISOString(),
        timeMax: window.end.toISOString(),
      });
      const changes = events.flatMap((event) => {
        const found = toExternalEvent(event, { calendarId, owner, timeZone, busyRules });
        return found ? [{ externalId: found.externalId, events: [found] }] : [];
      });
      return { changes, token };
    } catch (error) {
      // A calendar that shares no more than free/busy: its times without their ids.
      if (!isRefusal(error, "forbidden")) throw error;
      const busy = await readFreeBusy([calendarId], window);
      return { changes: busy.map((event) => changeOf(event)), token: null };
    }
  }

  async function readChanges(
    calendarId: string,
    syncToken: string,
    window: Interval,
  ): Promise<WindowReading | null> {
    try {
      // The token stands for the window: Google refuses a timeMin beside it.
      const { events, timeZone, token } = await listEvents(calendarId, { syncToken });
      const changes = events.map((event): CalendarChange => {
        const found = toExternalEvent(event, { calendarId, owner, timeZone, busyRules });
        const externalId = event.id ?? "";
        return { externalId, events: found && meetsWindow(found, window) ? [found] : [] };
      });
      return { changes, token };
    } catch (error) {
      if (isRefusal(error, "notFound") && error.failure.status === 410) return null;
      throw error;
    }
  }

  /**
   * Events rather than free/busy: only they say which are ours, and which were declined. Calendars
   * that show no events are asked for their free/busy together, at most 50 in a call.
   */
  async function readEvents(
    calendarIds: readonly string[],
    window: Interval,
  ): Promise<readonly ExternalEvent[]> {
    const found: ExternalEvent[] = [];
    const hidden: string[] = [];
    for (const calendarId of calendarIds) {
      try {
        const { events, timeZone } = await listEvents(calendarId, {
          timeMin: window.start.toISOString(),
          timeMax: window.end.toISOString(),
        });
        for (const event of events) {
          const mapped = toExternalEvent(event, { calendarId, owner, timeZone, busyRules });
          if (mapped) found.push(mapped);
        }
      } catch (error) {
        if (!isRefusal(error, "forbidden")) throw error;
        hidden.push(calendarId);
      }
    }
    return [...found, ...(await readFreeBusy(hidden, window))];
  }

  async function readFreeBusy(
    calendarIds: readonly string[],
    window: Interval,
  ): Promise<ExternalEvent[]> {
    const found: ExternalEvent[] = [];
    for (let at = 0; at < calendarIds.length; at += FREE_BUSY_CALENDARS) {
      const asked = calendarIds.slice(at, at + FREE_BUSY_CALENDARS);
      const requestBody = {
        timeMin: window.start.toISOString(),
        timeMax: window.end.toISOString(),
        items: asked.map((id) => ({ id })),
      };
      const answer = await call((api, o) => api.freebusy.query({ requestBody }, o));
      for (const calendarId of asked) {
        found.push(...busyOf(calendarId, answer.calendars?.[calendarId]));
      }
    }
    return found;
  }

  async function watch(calendarId: string, request: WatchRequest): Promise<CalendarWatch> {
    const channel = await call((api, o) =>
      api.events.watch(
        {
          calendarId,
          requestBody: {
            id: request.id,
            type: "web_hook",
            address: request.url,
            token: request.secret,
            expiration: String(request.expiresAt.getTime()),
          },
        },
        o,
      ),
    );
    const expiresAt = new Date(Number(channel.expiration));
    if (!channel.id || !channel.resourceId || Number.isNaN(expiresAt.getTime())) {
      throw new CalendarRefusal("malformed");
    }
    return { calendarId, watchId: channel.id, resourceId: channel.resourceId, expiresAt };
  }

  async function stopWatching({ watchId, resourceId }: CalendarWatch): Promise<void> {
    try {
      await call((api, o) => api.channels.stop({ requestBody: { id: watchId, resourceId } }, o));
    } catch (error) {
      if (!isRefusal(error, "notFound")) throw error;
    }
  }

  return {
    createEvent,
    updateEvent,
    deleteEvent,
    readEvents,
    readWindow,
    readChanges,
    watch,
    stopWatching,

    async listCalendars() {
      const calendars: RemoteCalendar[] = [];
      let pageToken: string | undefined;
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const asked = { maxResults: 250, ...(pageToken !== undefined && { pageToken }) };
        const answer = await call((api, o) => api.calendarList.list(asked, o));
        if (!Array.isArray(answer.items)) throw new CalendarRefusal("malformed");
        calendars.push(...answer.items.map(toRemoteCalendar));
        pageToken = answer.nextPageToken ?? undefined;
        if (pageToken === undefined) return calendars;
      }
      throw new CalendarRefusal("tooMuch");
    },

    async renew(old, request) {
      const renewed = await watch(old.calendarId, request);
      await stopWatching(old);
      return renewed;
    },

    async addRoom(calendarId, eventId, key) {
      // The same request id makes one room: a repetition only reads whether it is there by now.
      const params = { calendarId, eventId, conferenceDataVersion: 1, sendUpdates: "none" };
      const event = await call((api, o) =>
        api.events.patch({ ...params, requestBody: conferenceFor(key) }, o),
      );
      if (event.status === "cancelled") throw new CalendarRefusal("notFound");
      const again = isPending(event)
        ? await call((api, o) => api.events.get({ calendarId, eventId }, o))
        : event;
      const url = roomUrlOf(again.conferenceData);
      if (url !== null) return url;
      throw new CalendarRefusal(isPending(again) ? "pending" : "refused");
    },

    async removeRoom(calendarId, eventId) {
      const params = { calendarId, eventId, conferenceDataVersion: 1, sendUpdates: "none" };
      try {
        await requireLive(call, calendarId, eventId);
        await call((api, o) =>
          api.events.patch({ ...params, requestBody: { conferenceData: NO_CONFERENCE } }, o),
        );
      } catch (error) {
        if (!isRefusal(error, "notFound")) throw error;
      }
    },
  };
}

/** JSON's null takes a field off an event; the generated types know only its presence. */
const NO_CONFERENCE = null as unknown as calendar_v3.Schema$ConferenceData;

function writing({ invite, room }: OutgoingEvent) {
  return { sendUpdates: invite ? "all" : "none", ...(room && { conferenceDataVersion: 1 }) };
}

function conferenceFor(key: string): calendar_v3.Schema$Event {
  const conferenceSolutionKey = { type: "hangoutsMeet" };
  return { conferenceData: { createRequest: { requestId: key, conferenceSolutionKey } } };
}

function isPending({ conferenceData }: calendar_v3.Schema$Event): boolean {
  return conferenceData?.createRequest?.status?.statusCode === "pending";
}

async function requireLive(call: GoogleCall, calendarId: string, eventId: string): Promise<void> {
  const event = await call((api, o) => api.events.get({ calendarId, eventId }, o));
  if (event.status === "cancelled") throw new CalendarRefusal("notFound");
}

function busyOf(
  calendarId: string,
  answer: calendar_v3.Schema$FreeBusyCalendar | undefined,
): ExternalEvent[] {
  const [problem] = answer?.errors ?? [];
  if (problem) {
    const kind = problem.reason === "notFound" ? "notFound" : "unavailable";
    throw new CalendarRefusal(kind, { code: problem.reason ?? null });
  }
  if (!Array.isArray(answer?.busy)) throw new CalendarRefusal("malformed");
  return answer.busy.map((span) => {
    const start = new Date(span.start ?? Number.NaN);
    const end = new Date(span.end ?? Number.NaN);
    if (Number.isNaN(start.getTime()) || Number.isNaN(end.getTime())) {
      throw new CalendarRefusal("malformed");
    }
    const externalId = `busy:${start.toISOString()}/${end.toISOString()}`;
    return {
      calendarId,
      externalId,
      seriesId: null,
      start,
      end,
      allDay: false,
      title: null,
      blocks: end > start,
      ourKey: null,
      version: externalId,
      notes: [],
    };
  });
}

function changeOf(event: ExternalEvent): CalendarChange {
  return { externalId: event.externalId, events: [event] };
}
