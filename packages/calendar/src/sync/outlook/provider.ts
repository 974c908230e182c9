import type { Interval } from "@convene/scheduling-core";
import type { Calendar, Event } from "@microsoft/microsoft-graph-types";
import {
  type CalendarProvider,
  type CalendarWatch,
  MOST_PAGES,
  type WatchRequest,
  type WindowReading,
} from "../calendar-provider.ts";
import { CalendarRefusal, isRefusal } from "../calendar-refusal.ts";
import { writeMark } from "../event-mark.ts";
import type { CalendarChange, ExternalEvent } from "../external-event.ts";
import { meetsWindow } from "../meets-window.ts";
import type { OutgoingEvent, PlacedEvent } from "../outgoing-event.ts";
import type { ProviderContext } from "../provider-context.ts";
import { resolveZone } from "../resolve-zone.ts";
import { type GraphApiOptions, graphApi } from "./api.ts";
import {
  MARK_PROPERTY,
  type MailboxZone,
  ONLINE_MEETING,
  requireEvent,
  toExternalEvent,
  toGraphEvent,
  toNewGraphEvent,
  toPlacedEvent,
  toRemoteCalendar,
} from "./map.ts";
import { isTokenGone } from "./to-refusal.ts";

const PAGE = 200;

const FIELDS = [
  "id,changeKey,subject,start,end,isAllDay,isCancelled,showAs,type,seriesMasterId",
  "responseStatus,originalStartTimeZone,transactionId",
].join(",");

/** So often one version of an event can have been deleted outside and put back. */
const MOST_TRANSACTIONS = 5;

/** Graph ends a subscription to events after 4,230 minutes at the latest; so asked, it never refuses. */
const LONGEST_WATCH_MS = 4_200 * 60_000;

/** Outlook and Microsoft 365, through Microsoft Graph v1.0. */
export function outlookProvider(options: GraphApiOptions & ProviderContext): CalendarProvider {
  const call = graphApi(options);
  const { owner, busyRules, now } = options;
  let mailbox: Promise<MailboxZone> | null = null;

  /** The mailbox's zone, asked once, and only where whole days need it. */
  function mailboxZone(): Promise<MailboxZone> {
    mailbox ??= readMailboxZone();
    return mailbox;
  }

  async function readMailboxZone(): Promise<MailboxZone> {
    try {
      const settings = await call({ method: "GET", path: "/me/mailboxSettings" });
      const name = textOf(settings, "timeZone");
      const zone = name === null ? null : resolveZone(name);
      return { timeZone: zone ?? options.timeZone, unmapped: zone === null ? name : null };
    } catch (error) {
      // An administrator can forbid it: then whole days are those of the member's own zone.
      if (isRefusal(error, "forbidden")) return { timeZone: options.timeZone, unmapped: null };
      mailbox = null;
      throw error;
    }
  }

  async function mapped(
    calendarId: string,
    events: readonly (Event & { readonly id: string })[],
  ): Promise<readonly CalendarChange[]> {
    const series = new Map(events.filter(isSeries).map((event) => [event.id, event]));
    const zone = events.some(({ isAllDay }) => isAllDay)
      ? await mailboxZone()
      : { timeZone: options.timeZone, unmapped: null };
    const changes: CalendarChange[] = [];
    for (const event of events) {
      if (isSeries(event)) continue;
      if ("@removed" in event) {
        changes.push({ externalId: event.id, events: [] });
        continue;
      }
      const master = await seriesOf(event, series);
      const mailboxOf = master?.isAllDay ? await mailboxZone() : zone;
      const found = toExternalEvent(event, master, {
        calendarId,
        owner,
        mailbox: mailboxOf,
        busyRules,
      });
      changes.push({ externalId: event.id, events: found ? [found] : [] });
    }
    return changes;
  }

  /** What a delta's occurrence lacks is its series': in the same answer, or to be asked for. */
  async function seriesOf(
    event: Event,
    known: Map<string, Event & { readonly id: string }>,
  ): Promise<Event | null> {
    const id = event.seriesMasterId;
    if (!id || event.showAs) return null;
    const held = known.get(id);
    if (held) return held;
    const asked = await call({ method: "GET", path: eventPath(id), query: { $select: FIELDS } });
    const master = requireEvent(asked);
    known.set(id, master);
    return master;
  }

  async function readPages(
    first: { readonly path: string; readonly query?: Readonly<Record<string, string>> },
    pageSize: number,
  ): Promise<{ events: (Event & { readonly id: string })[]; token: string | null }> {
    const events: (Event & { readonly id: string })[] = [];
    let request = first;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const answer = await call({ method: "GET", ...request, pageSize });
      for (const item of listOf(answer)) events.push(requireEvent(item));
      const next = textOf(answer, "@odata.nextLink");
      if (next === null) return { events, token: textOf(answer, "@odata.deltaLink") };
      request = { path: next };
    }
    throw new CalendarRefusal("tooMuch");
  }

  async function findOurs(calendarId: string, key: string): Promise<string | null> {
    const mark = writeMark({ owner, key });
    const $filter = `singleValueExtendedProperties/Any(ep: ep/id eq '${MARK_PROPERTY}' and ep/value eq '${mark}')`;
    const path = `${calendarPath(calendarId)}/events`;
    const answer = await call({ method: "GET", path, query: { $filter, $select: "id" } });
    const [first] = listOf(answer);
    return first === undefined ? null : requireEvent(first).id;
  }

  async function createEvent(calendarId: string, event: OutgoingEvent): Promise<PlacedEvent> {
    const path = `${calendarPath(calendarId)}/events`;
    for (let attempt = 0; ; attempt += 1) {
      try {
        const body = toNewGraphEvent(event, owner, { calendarId, attempt });
        const made = requireEvent(await call({ method: "POST", path, body }));
        // A repeated transaction gives the event as it was first made, or as it was changed since.
        if (attempt > 0 || isAsAsked(made, body)) return toPlacedEvent(made);
        return updateEvent(calendarId, made.id, event);
      } catch (error) {
        // The transaction is used up: by an event that is there, or by one deleted since.
        if (!isRefusal(error, "conflict") || attempt === MOST_TRANSACTIONS) throw error;
        const existing = await findOurs(calendarId, event.key);
        if (existing !== null) return updateEvent(calendarId, existing, event);
      }
    }
  }

  async function updateEvent(
    _calendarId: string,
    eventId: string,
    event: OutgoingEvent,
  ): Promise<PlacedEvent> {
    const { body, ...rest } = toGraphEvent(event, owner);
    // Teams keeps its link in the body: whoever overwrites it takes the meeting off the event.
    const change = event.room ? { ...rest, ...ONLINE_MEETING } : { ...rest, body };
    return toPlacedEvent(await call({ method: "PATCH", path: eventPath(eventId), body: change }));
  }

  async function watch(calendarId: string, request: WatchRequest): Promise<CalendarWatch> {
    const answer = await call({
      method: "POST",
      path: "/subscriptions",
      body: {
        changeType: "created,updated,deleted",
        notificationUrl: request.url,
        lifecycleNotificationUrl: request.url,
        resource: `me/calendars/${calendarId}/events`,
        expirationDateTime: endOfWatch(request, now()),
        clientState: request.secret,
      },
    });
    return toWatch(calendarId, answer);
  }

  return {
    createEvent,
    updateEvent,
    watch,

    async listCalendars() {
      const { timeZone, unmapped } = await mailboxZone();
      const zone = unmapped === null ? timeZone : null;
      const calendars: Calendar[] = [];
      let path = "/me/calendars";
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const answer = await call({ method: "GET", path });
        calendars.push(...listOf(answer));
        const next = textOf(answer, "@odata.nextLink");
        if (next === null) return calendars.map((calendar) => toRemoteCalendar(calendar, zone));
        path = next;
      }
      throw new CalendarRefusal("tooMuch");
    },

    async deleteEvent(_calendarId, eventId) {
      try {
        await call({ method: "DELETE", path: eventPath(eventId) });
      } catch (error) {
        if (!isRefusal(error, "notFound")) throw error;
      }
    },

    /** calendarView rather than getSchedule, which says neither whose an event is nor what became of it. */
    async readEvents(calendarIds, window) {
      const found: ExternalEvent[] = [];
      for (const calendarId of calendarIds) {
        const path = `${calendarPath(calendarId)}/calendarView`;
        const $expand = `singleValueExtendedProperties($filter=id eq '${MARK_PROPERTY}')`;
        const query = { ...toQuery(window), $select: FIELDS, $expand };
        const { events } = await readPages({ path, query }, PAGE);
        for (const change of await mapped(calendarId, events)) found.push(...change.events);
      }
      return found;
    },

    async readWindow(calendarId, window): Promise<WindowReading> {
      const path = `${calendarPath(calendarId)}/calendarView/delta`;
      const { events, token } = await readPages({ path, query: toQuery(window) }, PAGE);
      if (token === null) throw new CalendarRefusal("malformed");
      return { changes: await mapped(calendarId, events), token };
    },

    async readChanges(calendarId, token, window): Promise<WindowReading | null> {
      try {
        // The link holds the window that it was made for.
        const { events, token: next } = await readPages({ path: token }, PAGE);
        if (next === null) throw new CalendarRefusal("malformed");
        const changes = (await mapped(calendarId, events)).map((change) => ({
          ...change,
          events: change.events.filter((event) => meetsWindow(event, window)),
        }));
        return { changes, token: next };
      } catch (error) {
        if (error instanceof CalendarRefusal && isTokenGone(error)) return null;
        throw error;
      }
    },

    async renew(old, request) {
      try {
        const answer = await call({
          method: "PATCH",
          path: `/subscriptions/${encodeURIComponent(old.watchId)}`,
          body: { expirationDateTime: endOfWatch(request, now()) },
        });
        return toWatch(old.calendarId, answer);
      } catch (error) {
        // It ended before it was renewed.
        if (!isRefusal(error, "notFound")) throw error;
        return watch(old.calendarId, request);
      }
    },

    async stopWatching({ watchId }) {
      try {
        await call({ method: "DELETE", path: `/subscriptions/${encodeURIComponent(watchId)}` });
      } catch (error) {
        if (!isRefusal(error, "notFound")) throw error;
      }
    },

    async addRoom(_calendarId, eventId) {
      const path = eventPath(eventId);
      const changed = toPlacedEvent(await call({ method: "PATCH", path, body: ONLINE_MEETING }));
      if (changed.roomUrl !== null) return changed.roomUrl;
      const answer = await call({ method: "GET", path, query: { $select: ROOM_FIELDS } });
      const again = requireEvent(answer);
      if (again.onlineMeeting?.joinUrl) return again.onlineMeeting.joinUrl;
      // Accounts without Teams drop the wish silently.
      throw new CalendarRefusal(again.isOnlineMeeting ? "pending" : "refused");
    },

    // Outlook ignores the attempt: a Teams meeting goes with its event.
    async removeRoom() {},
  };
}

const ROOM_FIELDS = "id,isOnlineMeeting,onlineMeeting";

function calendarPath(calendarId: string): string {
  return `/me/calendars/${encodeURIComponent(calendarId)}`;
}

function eventPath(eventId: string): string {
  return `/me/events/${encodeURIComponent(eventId)}`;
}

function toQuery({ start, end }: Interval): Record<string, string> {
  return { startDateTime: start.toISOString(), endDateTime: end.toISOString() };
}

function endOfWatch({ expiresAt }: WatchRequest, now: Date): string {
  const latest = now.getTime() + LONGEST_WATCH_MS;
  return new Date(Math.min(expiresAt.getTime(), latest)).toISOString();
}

function toWatch(calendarId: string, answer: unknown): CalendarWatch {
  const watchId = textOf(answer, "id");
  const expiresAt = new Date(textOf(answer, "expirationDateTime") ?? Number.NaN);
  if (watchId === null || Number.isNaN(expiresAt.getTime())) throw new CalendarRefusal("malformed");
  return { calendarId, watchId, resourceId: null, expiresAt };
}

function isSeries({ type }: Event): boolean {
  return type === "seriesMaster";
}

/** Graph gives more decimals than it was given: the same second is the same time. */
function isAsAsked(made: Event, asked: Event): boolean {
  return (
    made.subject === asked.subject &&
    made.start?.dateTime?.slice(0, 19) === asked.start?.dateTime &&
    made.end?.dateTime?.slice(0, 19) === asked.end?.dateTime &&
    (made.location?.displayName ?? "") === asked.location?.displayName
  );
}

function listOf(answer: unknown): object[] {
  const value = typeof answer === "object" && answer && "value" in answer ? answer.value : null;
  if (!Array.isArray(value)) throw new CalendarRefusal("malformed");
  return value;
}

function textOf(answer: unknown, field: string): string | null {
  if (typeof answer !== "object" || answer === null || !(field in answer)) return null;
  const value: unknown = Object.entries(answer).find(([name]) => name === field)?.[1];
  return typeof value === "string" && value !== "" ? value : null;
}
