import type { Interval } from "@convene/scheduling-core";
import type { calendar_v3 } from "googleapis/build/src/apis/calendar/v3.js";
import type { GoogleCredentials, OAuthApp } from "../../sync/credentials.ts";
import type { GoogleEndpoints } from "../../sync/google/endpoints.ts";
import {
  type StandInAnswer,
  type StandInRequest,
  type StandInServer,
  startStandInServer,
} from "../stand-in-server.ts";
import { TokenDesk } from "../token-desk.ts";
import { checkEvent } from "./check-event.ts";
import {
  createGoogleCalendar,
  type GoogleCalendar,
  timesOf,
  toChanges,
  toListed,
} from "./google-calendar.ts";
import { GoogleError, invalid } from "./google-error.ts";

type Event = calendar_v3.Schema$Event;

export interface GoogleStandInOptions {
  readonly now?: () => Date;
  /** Default 3600. */
  readonly tokenLifeSeconds?: number;
  /** Most events on a page, whatever is asked for. Default 2500. */
  readonly pageSize?: number;
}

export interface GoogleStandInAccount {
  readonly email: string;
  /** As after a consent just given. */
  credentials(): GoogleCredentials;
  /** The main calendar, or the one with that id. */
  calendar(id?: string): GoogleCalendar;
  addCalendar(
    entry: calendar_v3.Schema$CalendarListEntry & { readonly id: string },
  ): GoogleCalendar;
  removeCalendar(id: string): void;
  revokeConsent(): void;
}

export interface GoogleStandIn extends StandInServer {
  readonly endpoints: GoogleEndpoints;
  readonly app: OAuthApp;
  addAccount(email: string, timeZone: string): GoogleStandInAccount;
  /** All access tokens end before their time. */
  expireTokens(): void;
  /** All sync tokens are answered with 410 from now on. */
  dropSyncTokens(): void;
  /** How the next rooms come out. Default `success`. */
  setRooms(status: "success" | "pending" | "failure"): void;
  /** Watches in force. */
  watches(): number;
  /** Whether the notices from now on get lost on their way. */
  loseNotices(lost: boolean): void;
  /** Waits until all notices are delivered. */
  delivered(): Promise<void>;
}

interface Account {
  readonly email: string;
  readonly calendars: Map<string, GoogleCalendar>;
}

interface Channel {
  readonly id: string;
  readonly resourceId: string;
  readonly address: string;
  readonly token: string;
  readonly expiration: number;
  readonly calendar: GoogleCalendar;
  sent: number;
}

const SCOPES = [
  "https://www.googleapis.com/auth/calendar.events",
  "https://www.googleapis.com/auth/calendar.calendarlist.readonly",
  "https://www.googleapis.com/auth/calendar.freebusy",
].join(" ");

const WEEK_MS = 7 * 86_400_000;
const EVER: Interval = { start: new Date(0), end: new Date("2100-01-01T00:00:00Z") };
/** What Google refuses beside a sync token. */
const NOT_WITH_TOKEN = ["timeMin", "timeMax", "updatedMin", "q", "orderBy", "iCalUID"];

/** A Google with sign-in and calendars, kept in memory. */
export async function startGoogleStandIn(
  options: GoogleStandInOptions = {},
): Promise<GoogleStandIn> {
  const now = options.now ?? (() => new Date());
  const desk = new TokenDesk(now, options.tokenLifeSeconds ?? 3600);
  const accounts = new Map<string, Account>();
  const channels = new Map<string, Channel>();
  let notices: Promise<unknown>[] = [];
  let epoch = 0;
  let rooms = "success";
  let losing = false;
  const app: OAuthApp = {
    clientId: "stand-in.apps.googleusercontent.com",
    clientSecret: "stand-in-secret",
    redirectUri: "http://localhost/calendar/google/callback",
  };

  function notify(calendar: GoogleCalendar): void {
    for (const channel of channels.values()) {
      if (channel.calendar !== calendar || channel.expiration <= now().getTime()) continue;
      notices.push(send(channel, "exists"));
    }
  }

  async function send(channel: Channel, state: string): Promise<void> {
    channel.sent += 1;
    if (losing) return;
    const headers = {
      "x-goog-channel-id": channel.id,
      "x-goog-channel-token": channel.token,
      "x-goog-resource-id": channel.resourceId,
      "x-goog-resource-state": state,
      "x-goog-message-number": String(channel.sent),
    };
    // Google tries again later; a stand-in lets polling find it.
    await fetch(channel.address, { method: "POST", headers }).catch(() => undefined);
  }

  function authorise({ url }: StandInRequest): StandInAnswer {
    const asked = url.searchParams;
    const redirect = asked.get("redirect_uri") ?? "";
    const sound =
      asked.get("client_id") === app.clientId &&
      asked.get("response_type") === "code" &&
      asked.get("code_challenge_method") === "S256" &&
      URL.canParse(redirect);
    if (!sound) return { status: 400, body: "Error 400: invalid_request" };
    const email = asked.get("login_hint") ?? [...accounts.keys()][0] ?? "";
    if (!accounts.has(email)) return { status: 400, body: "No such account" };
    const back = new URL(redirect);
    back.searchParams.set("state", asked.get("state") ?? "");
    const scope = asked.get("scope") ?? "";
    back.searchParams.set("code", desk.consent(email, asked.get("code_challenge"), scope));
    back.searchParams.set("scope", scope);
    return { status: 302, headers: { location: back.href } };
  }

  function token({ body }: StandInRequest): StandInAnswer {
    const form = new URLSearchParams(body);
    const refuse = (error: string): StandInAnswer => ({ status: 400, body: { error } });
    if (form.get("client_id") !== app.clientId || form.get("client_secret") !== app.clientSecret) {
      return { status: 401, body: { error: "invalid_client" } };
    }
    const granted = (account: string, scope: string, extra: object): StandInAnswer => ({
      status: 200,
      body: {
        access_token: desk.issueAccess(account),
        expires_in: desk.livesSeconds,
        token_type: "Bearer",
        scope,
        ...extra,
      },
    });
    if (form.get("grant_type") === "refresh_token") {
      const held = desk.grantOf(form.get("refresh_token") ?? "");
      return held ? granted(held.account, held.scope, {}) : refuse("invalid_grant");
    }
    if (form.get("grant_type") === "authorization_code") {
      const held = desk.redeem(form.get("code") ?? "", form.get("code_verifier") ?? "");
      if (!held) return refuse("invalid_grant");
      const refresh_token = desk.issueRefresh(held.account, held.scope);
      return granted(held.account, held.scope, { refresh_token });
    }
    return refuse("unsupported_grant_type");
  }

  function revoke({ body }: StandInRequest): StandInAnswer {
    const held = desk.grantOf(new URLSearchParams(body).get("token") ?? "");
    if (!held) return { status: 400, body: { error: "invalid_token" } };
    desk.revoke(held.account);
    return { status: 200, body: {} };
  }

  function accountOf({ headers }: StandInRequest): Account {
    const account = accounts.get(desk.accountOf(headers.get("authorization")) ?? "");
    if (account) return account;
    throw new GoogleError(401, "authError", "Invalid Credentials", "UNAUTHENTICATED");
  }

  async function api(request: StandInRequest): Promise<StandInAnswer> {
    const account = accountOf(request);
    const { method, url } = request;
    const [resource = "", ...path] = url.pathname
      .replace("/calendar/v3/", "")
      .split("/")
      .map(decodeURIComponent);
    if (resource === "users" && method === "GET") return listCalendars(account, url);
    if (resource === "freeBusy" && method === "POST") return freeBusy(account, request);
    if (resource === "channels" && path[0] === "stop") return stopChannel(request);
    const [calendarId = "", events, eventId] = path;
    if (resource !== "calendars" || events !== "events") throw notFound();
    const calendar = account.calendars.get(calendarId === "primary" ? account.email : calendarId);
    if (!calendar) throw notFound();
    if (calendar.entry.accessRole === "freeBusyReader") {
      throw new GoogleError(403, "forbidden", "Forbidden", "PERMISSION_DENIED");
    }
    if (eventId === undefined) {
      return method === "GET" ? list(calendar, url) : insert(calendar, request);
    }
    if (eventId === "watch") return watch(calendar, request);
    return onEvent(calendar, eventId, request);
  }

  function listCalendars(account: Account, url: URL): StandInAnswer {
    const all = [...account.calendars.values()].map(({ entry }) => entry);
    const offset = Number(url.searchParams.get("pageToken") ?? 0);
    const size = Math.min(options.pageSize ?? 250, 250);
    const items = all.slice(offset, offset + size);
    const more = offset + size < all.length;
    return {
      status: 200,
      body: {
        items,
        ...(more ? { nextPageToken: String(offset + size) } : { nextSyncToken: "-" }),
      },
    };
  }

  function list(calendar: GoogleCalendar, url: URL): StandInAnswer {
    const asked = url.searchParams;
    if (asked.get("singleEvents") !== "true") throw invalid("This stand-in expands series only");
    const size = Number(asked.get("maxResults") ?? 250);
    if (!(size >= 1 && size <= 2500)) throw invalid("Invalid maxResults");
    const syncToken = asked.get("syncToken");
    if (syncToken !== null && NOT_WITH_TOKEN.some((name) => asked.has(name))) {
      throw invalid("Sync token cannot be combined with other query restrictions.");
    }
    const held = syncToken === null ? null : readToken(syncToken);
    if (held && (held.epoch !== epoch || held.calendarId !== calendar.calendarId)) {
      const message = "Sync token is no longer valid, a full sync is required.";
      throw new GoogleError(410, "fullSyncRequired", message);
    }
    const window = held
      ? { start: new Date(held.start), end: new Date(held.end) }
      : windowOf(asked);
    const found = held
      ? calendar.book
          .changedSince(held.change)
          .flatMap((item) => toChanges(item, calendar.book, window))
      : [...calendar.book.items.values()].flatMap((item) =>
          calendar.book.occurrences(item, window).map(toListed),
        );
    const page = readPage(asked.get("pageToken"), calendar.book.latest);
    const limit = Math.min(size, options.pageSize ?? 2500);
    const items = found.slice(page.offset, page.offset + limit);
    const more = page.offset + limit < found.length;
    const next = more
      ? { nextPageToken: pack({ offset: page.offset + limit, change: page.change }) }
      : {
          nextSyncToken: pack({
            calendarId: calendar.calendarId,
            change: page.change,
            epoch,
            start: window.start.toISOString(),
            end: window.end.toISOString(),
          }),
        };
    const { accessRole } = calendar.entry;
    const { timeZone } = calendar;
    return { status: 200, body: { kind: "calendar#events", timeZone, accessRole, items, ...next } };
  }

  function insert(calendar: GoogleCalendar, request: StandInRequest): StandInAnswer {
    const body = checkEvent(readJson(request), { patch: false });
    checkSendUpdates(request.url);
    const id = body.id ?? `made${calendar.book.latest}`;
    if (calendar.book.items.has(id)) {
      throw new GoogleError(409, "duplicate", "The requested identifier already exists.");
    }
    return save(calendar, id, { status: "confirmed", eventType: "default" }, body, request.url);
  }

  function onEvent(
    calendar: GoogleCalendar,
    eventId: string,
    request: StandInRequest,
  ): StandInAnswer {
    const item = calendar.book.items.get(eventId);
    if (!item) throw notFound();
    if (request.method === "GET") return { status: 200, body: view(item.id, calendar) };
    checkSendUpdates(request.url);
    if (request.method === "DELETE") {
      if (item.deleted) throw new GoogleError(410, "deleted", "Resource has been deleted");
      calendar.book.remove(item);
      notify(calendar);
      return { status: 204 };
    }
    if (request.method !== "PATCH") throw notFound();
    const change = checkEvent(readJson(request), { patch: true });
    const held = item.deleted ? { ...item.body, status: "cancelled" } : item.body;
    return save(calendar, eventId, held, change, request.url);
  }

  function save(
    calendar: GoogleCalendar,
    id: string,
    held: Event,
    change: Event,
    url: URL,
  ): StandInAnswer {
    const withRooms = url.searchParams.get("conferenceDataVersion") === "1";
    const { conferenceData, ...rest } = change;
    const body: Event = { ...held, ...withoutNulls(rest), id };
    body.start = merged(held.start, change.start);
    body.end = merged(held.end, change.end);
    if (withRooms && conferenceData !== undefined) {
      const room = conferenceData === null ? undefined : conferenceOf(conferenceData, held);
      if (room) body.conferenceData = room;
      else delete body.conferenceData;
    }
    const item = calendar.book.put(id, body, timesOf(body, calendar.timeZone));
    if (body.status === "cancelled") calendar.book.remove(item);
    notify(calendar);
    return { status: 200, body: view(id, calendar) };
  }

  function view(id: string, calendar: GoogleCalendar): Event {
    const item = calendar.book.items.get(id);
    if (!item) throw notFound();
    const status = item.deleted ? "cancelled" : (item.body.status ?? "confirmed");
    const room = item.body.conferenceData;
    const conferenceData =
      room?.createRequest?.status?.statusCode === "pending" && rooms === "success"
        ? conferenceOf(room, {})
        : room;
    if (conferenceData) item.body.conferenceData = conferenceData;
    return {
      ...item.body,
      status,
      etag: `"${item.change}"`,
      ...(conferenceData && { conferenceData }),
    };
  }

  /** The same request makes one room. */
  function conferenceOf(
    { createRequest }: calendar_v3.Schema$ConferenceData,
    { conferenceData: held }: Event,
  ): calendar_v3.Schema$ConferenceData {
    const requestId = createRequest?.requestId ?? "";
    const same = held?.createRequest?.requestId === requestId;
    if (held && same && held.createRequest?.status?.statusCode !== "failure") return held;
    const request = { ...createRequest, status: { statusCode: rooms } };
    if (rooms !== "success") return { createRequest: request };
    const uri = `https://meet.google.com/${requestId.slice(0, 12)}`;
    return { createRequest: request, entryPoints: [{ entryPointType: "video", uri }] };
  }

  function freeBusy(account: Account, request: StandInRequest): StandInAnswer {
    const asked: calendar_v3.Schema$FreeBusyRequest = readJson(request);
    const items = asked.items ?? [];
    if (items.length > 50) throw invalid("The list of calendars is too long");
    const window = windowOf(
      new URLSearchParams({ timeMin: asked.timeMin ?? "", timeMax: asked.timeMax ?? "" }),
    );
    const calendars: Record<string, calendar_v3.Schema$FreeBusyCalendar> = {};
    for (const { id } of items) {
      const calendar = account.calendars.get(id ?? "");
      calendars[id ?? ""] = calendar
        ? { busy: busyIn(calendar, window) }
        : { errors: [{ domain: "global", reason: "notFound" }] };
    }
    return { status: 200, body: { kind: "calendar#freeBusy", calendars } };
  }

  function watch(calendar: GoogleCalendar, request: StandInRequest): StandInAnswer {
    const asked: calendar_v3.Schema$Channel = readJson(request);
    const { id = "", address = "", token: secret = "", type } = asked;
    if (!id || !/^[A-Za-z0-9_+/=-]{1,64}$/.test(id)) throw invalid("Channel id not valid");
    if (type !== "web_hook") throw invalid("Unknown channel type");
    if (!address || !isWebhook(address)) {
      throw new GoogleError(400, "push.webhookUrlNotHttps", `WebHook callback must be HTTPS`);
    }
    if (channels.has(id)) {
      throw new GoogleError(400, "channelIdNotUnique", `Channel id ${id} not unique`);
    }
    const resourceId = `resource-${calendar.calendarId}`;
    const wanted = Number(asked.expiration ?? now().getTime() + WEEK_MS);
    const expiration = Math.min(wanted, now().getTime() + WEEK_MS);
    const token = secret ?? "";
    const channel = { id, resourceId, address, token, expiration, calendar, sent: 0 };
    channels.set(id, channel);
    notices.push(send(channel, "sync"));
    return {
      status: 200,
      body: { kind: "api#channel", id, resourceId, token, expiration: String(expiration) },
    };
  }

  function stopChannel(request: StandInRequest): StandInAnswer {
    const { id, resourceId }: calendar_v3.Schema$Channel = readJson(request);
    const channel = channels.get(id ?? "");
    if (!channel || channel.resourceId !== resourceId) {
      throw new GoogleError(404, "channelUnknown", `Channel '${id}' not found for project`);
    }
    channels.delete(channel.id);
    return { status: 204 };
  }

  const server = await startStandInServer(async (request) => {
    const { pathname } = request.url;
    if (pathname === "/o/oauth2/v2/auth") return authorise(request);
    if (pathname === "/token") return token(request);
    if (pathname === "/revoke") return revoke(request);
    try {
      return await api(request);
    } catch (error) {
      if (error instanceof GoogleError) return error.answer;
      throw error;
    }
  });

  return {
    ...server,
    app,
    endpoints: {
      api: `${server.url}/`,
      authorisation: `${server.url}/o/oauth2/v2/auth`,
      token: `${server.url}/token`,
      revocation: `${server.url}/revoke`,
    },
    expireTokens: () => desk.expireAccess(),
    dropSyncTokens() {
      epoch += 1;
    },
    setRooms(status) {
      rooms = status;
    },
    watches: () => channels.size,
    loseNotices(lost) {
      losing = lost;
    },
    async delivered() {
      const waiting = notices;
      notices = [];
      await Promise.all(waiting);
    },

    addAccount(email, timeZone) {
      const calendars = new Map<string, GoogleCalendar>();
      accounts.set(email, { email, calendars });
      const account: GoogleStandInAccount = {
        email,
        credentials: () => ({
          provider: "google",
          accessToken: desk.issueAccess(email),
          accessTokenExpiresAt: new Date(now().getTime() + desk.livesSeconds * 1000).toISOString(),
          refreshToken: desk.issueRefresh(email, SCOPES),
          scopes: SCOPES.split(" "),
        }),
        calendar(id = email) {
          const calendar = calendars.get(id);
          if (!calendar) throw new Error(`No calendar ${id}`);
          return calendar;
        },
        addCalendar(entry) {
          const calendar = createGoogleCalendar(entry, email, () => notify(calendar));
          calendars.set(entry.id, calendar);
          return calendar;
        },
        removeCalendar: (id) => void calendars.delete(id),
        revokeConsent: () => desk.revoke(email),
      };
      account.addCalendar({
        id: email,
        summary: email,
        primary: true,
        accessRole: "owner",
        timeZone,
      });
      return account;
    },
  };
}

function notFound(): GoogleError {
  return new GoogleError(404, "notFound", "Not Found");
}

function readJson<T extends object>({ body }: StandInRequest): T {
  try {
    return JSON.parse(body);
  } catch {
    throw new GoogleError(400, "parseError", "Parse Error");
  }
}

function checkSendUpdates(url: URL): void {
  const value = url.searchParams.get("sendUpdates");
  if (value !== null && !["all", "externalOnly", "none"].includes(value)) {
    throw invalid("Invalid sendUpdates");
  }
}

function windowOf(asked: URLSearchParams): Interval {
  const read = (name: string, otherwise: Date) => {
    const text = asked.get(name);
    if (text === null) return otherwise;
    if (!/T.*(Z|[+-]\d{2}:\d{2})$/.test(text))
      throw invalid(`Invalid ${name}: an offset is missing`);
    return new Date(text);
  };
  return { start: read("timeMin", EVER.start), end: read("timeMax", EVER.end) };
}

function busyIn(calendar: GoogleCalendar, window: Interval): calendar_v3.Schema$TimePeriod[] {
  return [...calendar.book.items.values()]
    .filter(({ body }) => body.transparency !== "transparent")
    .flatMap((item) => calendar.book.occurrences(item, window))
    .map(({ start, end }) => ({ start: start.toISOString(), end: end.toISOString() }));
}

/** Of a stand-in http is accepted too, on this machine. */
function isWebhook(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === "https:" || hostname === "127.0.0.1" || hostname === "localhost";
}

function withoutNulls(event: Event): Event {
  return Object.fromEntries(Object.entries(event).filter(([, value]) => value !== null));
}

function merged(
  held: calendar_v3.Schema$EventDateTime | undefined,
  change: calendar_v3.Schema$EventDateTime | undefined,
): calendar_v3.Schema$EventDateTime {
  const both = Object.entries({ ...held, ...change });
  return Object.fromEntries(both.filter(([, value]) => value !== null));
}

interface SyncToken {
  readonly calendarId: string;
  readonly change: number;
  readonly epoch: number;
  readonly start: string;
  readonly end: string;
}

function pack(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

function readToken(token: string): SyncToken {
  try {
    return JSON.parse(Buffer.from(token, "base64url").toString());
  } catch {
    throw invalid("Invalid sync token value.");
  }
}

function readPage(token: string | null, latest: number): { offset: number; change: number } {
  return token === null
    ? { offset: 0, change: latest }
    : JSON.parse(Buffer.from(token, "base64url").toString());
}
