import type { Interval } from "@convene/scheduling-core";
import type { Calendar, Event, Subscription } from "@microsoft/microsoft-graph-types";
import { createPkcePair } from "../../sync/calendar-connector.ts";
import type { OAuthApp, OutlookCredentials } from "../../sync/credentials.ts";
import { outlookConnector } from "../../sync/outlook/connector.ts";
import type { OutlookEndpoints } from "../../sync/outlook/endpoints.ts";
import {
  type StandInAnswer,
  type StandInRequest,
  type StandInServer,
  startStandInServer,
} from "../stand-in-server.ts";
import { TokenDesk } from "../token-desk.ts";
import { checkGraphRequest, type GraphRequestKind } from "./check-graph-request.ts";
import {
  createGraphCalendar,
  type DeltaItem,
  type GraphCalendar,
  timesOf,
  toDelta,
  toListed,
  toMaster,
} from "./graph-calendar.ts";
import { GraphError } from "./graph-error.ts";

export interface GraphStandInOptions {
  readonly now?: () => Date;
  /** Default 3600. */
  readonly tokenLifeSeconds?: number;
  /** Most events on a page, whatever is asked for. Default 1000. */
  readonly pageSize?: number;
}

export interface GraphStandInAccount {
  readonly email: string;
  /** As after a consent just given. */
  credentials(): Promise<OutlookCredentials>;
  /** The main calendar, or the one with that id. */
  calendar(id?: string): GraphCalendar;
  addCalendar(entry: Calendar & { readonly id: string }): GraphCalendar;
  removeCalendar(id: string): void;
  /** The name that the mailbox has for its zone, a Windows one as a rule. */
  setMailboxZone(name: string): void;
  revokeConsent(): void;
}

export interface GraphStandIn extends StandInServer {
  readonly endpoints: OutlookEndpoints;
  readonly app: OAuthApp;
  addAccount(email: string, timeZone: string): GraphStandInAccount;
  /** All access tokens end before their time. */
  expireTokens(): void;
  /** All delta tokens are answered with 410 from now on. */
  dropDeltaTokens(): void;
  /** How the next online meetings come out; `none` as for an account without Teams. Default `success`. */
  setRooms(status: "success" | "pending" | "none"): void;
  /** Subscriptions in force. */
  watches(): number;
  /** Whether the notices from now on get lost on their way. */
  loseNotices(lost: boolean): void;
  /** Sends a lifecycle notice to all subscriptions. */
  lifecycle(event: "reauthorizationRequired" | "subscriptionRemoved" | "missed"): void;
  /** Waits until all notices are delivered. */
  delivered(): Promise<void>;
}

interface Account {
  readonly email: string;
  readonly calendars: Map<string, GraphCalendar>;
  mailboxZone: string;
}

interface Watch {
  readonly account: Account;
  readonly calendar: GraphCalendar;
  subscription: Subscription & { readonly id: string };
}

const LONGEST_WATCH_MS = 4_230 * 60_000;
const DIRECTORY_ID = "9188040d-6c67-4c5b-b112-36a304b66dad";

/** A Microsoft with sign-in and calendars, kept in memory. */
export async function startGraphStandIn(options: GraphStandInOptions = {}): Promise<GraphStandIn> {
  const now = options.now ?? (() => new Date());
  const desk = new TokenDesk(now, options.tokenLifeSeconds ?? 3600);
  const accounts = new Map<string, Account>();
  const watches = new Map<string, Watch>();
  const transactions = new Map<string, { calendar: GraphCalendar; id: string; body: string }>();
  let notices: Promise<unknown>[] = [];
  let made = 0;
  let epoch = 0;
  let rooms = "success";
  let losing = false;
  const app: OAuthApp = {
    clientId: "5a1e7c1f-0000-4000-8000-57a4d1400000",
    clientSecret: "stand-in-secret",
    redirectUri: "http://localhost/calendar/outlook/callback",
  };

  function authorise({ url }: StandInRequest): StandInAnswer {
    const asked = url.searchParams;
    const redirect = asked.get("redirect_uri") ?? "";
    const sound =
      asked.get("client_id") === app.clientId &&
      asked.get("response_type") === "code" &&
      asked.get("code_challenge_method") === "S256" &&
      URL.canParse(redirect);
    if (!sound) return { status: 400, body: "AADSTS900144" };
    const email = asked.get("login_hint") ?? [...accounts.keys()][0] ?? "";
    if (!accounts.has(email)) return { status: 400, body: "AADSTS50034" };
    const back = new URL(redirect);
    back.searchParams.set("state", asked.get("state") ?? "");
    const scope = asked.get("scope") ?? "";
    back.searchParams.set("code", desk.consent(email, asked.get("code_challenge"), scope));
    return { status: 302, headers: { location: back.href } };
  }

  function token({ body }: StandInRequest): StandInAnswer {
    const form = new URLSearchParams(body);
    const refuse = (status: number, error: string, number: number): StandInAnswer => ({
      status,
      body: { error, error_description: `AADSTS${number}: refused`, error_codes: [number] },
    });
    if (form.get("client_id") !== app.clientId || form.get("client_secret") !== app.clientSecret) {
      return refuse(401, "invalid_client", 7000215);
    }
    const held =
      form.get("grant_type") === "refresh_token"
        ? desk.grantOf(form.get("refresh_token") ?? "")
        : desk.redeem(form.get("code") ?? "", form.get("code_verifier") ?? "");
    if (!held) return refuse(400, "invalid_grant", 50173);
    const scope = held.scope || "Calendars.ReadWrite MailboxSettings.Read";
    return {
      status: 200,
      body: {
        token_type: "Bearer",
        scope,
        expires_in: desk.livesSeconds,
        ext_expires_in: desk.livesSeconds,
        access_token: desk.issueAccess(held.account),
        refresh_token: desk.issueRefresh(held.account, scope),
        id_token: idToken(held.account),
        client_info: pack({ uid: held.account, utid: DIRECTORY_ID }),
      },
    };
  }

  function idToken(email: string): string {
    const seconds = Math.floor(now().getTime() / 1000);
    const claims = {
      aud: app.clientId,
      iss: `https://login.microsoftonline.com/${DIRECTORY_ID}/v2.0`,
      iat: seconds,
      exp: seconds + desk.livesSeconds,
      oid: email,
      sub: email,
      tid: DIRECTORY_ID,
      name: email,
      preferred_username: email,
      ver: "2.0",
    };
    return `${pack({ alg: "none", typ: "JWT" })}.${pack(claims)}.${pack({})}`;
  }

  function notify(calendar: GraphCalendar, id: string, changeType: string): void {
    for (const watch of watches.values()) {
      if (watch.calendar !== calendar || endOf(watch.subscription) <= now()) continue;
      notices.push(send(watch, { changeType, resourceData: { id } }));
    }
  }

  async function send({ subscription }: Watch, what: object): Promise<void> {
    if (losing) return;
    const notice = {
      subscriptionId: subscription.id,
      clientState: subscription.clientState,
      subscriptionExpirationDateTime: subscription.expirationDateTime,
      resource: subscription.resource,
      tenantId: DIRECTORY_ID,
      ...what,
    };
    // Graph tries again later; a stand-in lets polling find it.
    await fetch(subscription.notificationUrl ?? "", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ value: [notice] }),
    }).catch(() => undefined);
  }

  async function graph(request: StandInRequest): Promise<StandInAnswer> {
    const account = accounts.get(desk.accountOf(request.headers.get("authorization")) ?? "");
    if (!account) throw new GraphError(401, "InvalidAuthenticationToken", "Access token is empty.");
    const { method, url } = request;
    const path = url.pathname.replace("/v1.0/", "").split("/").map(decodeURIComponent);
    if (path[0] === "subscriptions") return subscriptions(account, path[1], request);
    if (path[0] !== "me") throw notFound();
    if (path[1] === "mailboxSettings") {
      return { status: 200, body: { timeZone: account.mailboxZone } };
    }
    if (path[1] === "events" && path[2] !== undefined) return onEvent(account, path[2], request);
    if (path[1] !== "calendars") throw notFound();
    if (path[2] === undefined) return listCalendars(account, url);
    const calendar = account.calendars.get(path[2]);
    if (!calendar) throw notFound();
    if (path[3] === "events") {
      return method === "POST" ? create(account, calendar, request) : find(calendar, url);
    }
    if (path[3] !== "calendarView") throw notFound();
    requireUtc(request);
    return path[4] === "delta" ? delta(calendar, request) : view(calendar, request);
  }

  function listCalendars({ calendars }: Account, url: URL): StandInAnswer {
    const all = [...calendars.values()].map(({ entry }) => entry);
    const offset = Number(url.searchParams.get("$skip") ?? 0);
    const size = options.pageSize ?? 100;
    const next = new URL(url);
    next.searchParams.set("$skip", String(offset + size));
    const more = offset + size < all.length;
    return {
      status: 200,
      body: {
        value: all.slice(offset, offset + size),
        ...(more && { "@odata.nextLink": server.url + next.pathname + next.search }),
      },
    };
  }

  function create(
    account: Account,
    calendar: GraphCalendar,
    request: StandInRequest,
  ): StandInAnswer {
    const body = readBody("newEvent", request);
    // It counts for the mailbox, whichever calendar.
    const transactionId = body.transactionId ? `${account.email} ${body.transactionId}` : null;
    const same = transactionId ? transactions.get(transactionId) : undefined;
    if (same) {
      const held = same.calendar.book.items.get(same.id);
      if (held && !held.deleted && same.body === request.body) {
        return { status: 201, body: toMaster(held) };
      }
      throw new GraphError(
        409,
        "ErrorDuplicateTransactionId",
        "The transaction id was used before",
      );
    }
    made += 1;
    const id = `AAMkAG${made}/x+y=`;
    if (transactionId) transactions.set(transactionId, { calendar, id, body: request.body });
    const times = timesOf(body, null, calendar.timeZone);
    const event = { isCancelled: false, responseStatus: { response: "organizer" as const } };
    const item = calendar.book.put(id, withRoom({ ...event, ...body }), times);
    notify(calendar, id, "created");
    return { status: 201, body: toMaster(item) };
  }

  /** Teams' link lives in the body: a body without it takes the meeting off the event. */
  function withRoom(event: Event): Event {
    if (!event.isOnlineMeeting || event.onlineMeeting) return event;
    if (rooms === "none") return { ...event, isOnlineMeeting: false };
    if (rooms === "pending") return event;
    const joinUrl = `https://teams.microsoft.com/l/meetup-join/${made}`;
    return { ...event, onlineMeeting: { joinUrl } };
  }

  function onEvent(account: Account, id: string, request: StandInRequest): StandInAnswer {
    const calendar = [...account.calendars.values()].find(({ book }) => book.items.has(id));
    const item = calendar?.book.items.get(id);
    if (!calendar || !item || item.deleted) throw notFound();
    if (request.method === "GET") {
      item.body = withRoom(item.body);
      return { status: 200, body: toMaster(item) };
    }
    if (request.method === "DELETE") {
      calendar.book.remove(item);
      notify(calendar, id, "deleted");
      return { status: 204 };
    }
    if (request.method !== "PATCH") throw notFound();
    const change = readBody("changedEvent", request);
    const changed: Event = { ...item.body, ...change };
    if (change.body && item.body.isOnlineMeeting) {
      changed.isOnlineMeeting = false;
      changed.onlineMeeting = null;
    }
    const times = timesOf(change, item.times, calendar.timeZone);
    calendar.book.put(id, withRoom(changed), times);
    notify(calendar, id, "updated");
    return { status: 200, body: toMaster(item) };
  }

  function find({ book }: GraphCalendar, url: URL): StandInAnswer {
    const filter = url.searchParams.get("$filter") ?? "";
    const asked =
      /^singleValueExtendedProperties\/Any\(ep: ep\/id eq '([^']+)' and ep\/value eq '([^']+)'\)$/.exec(
        filter,
      );
    if (!asked) throw new GraphError(400, "ErrorInvalidUrlQueryFilter", "Filter not understood");
    const value = [...book.items.values()]
      .filter(
        ({ deleted, body }) =>
          !deleted &&
          body.singleValueExtendedProperties?.some(
            (property) => property.id === asked[1] && property.value === asked[2],
          ),
      )
      .map(({ id }) => ({ id }));
    return { status: 200, body: { value } };
  }

  function view(calendar: GraphCalendar, request: StandInRequest): StandInAnswer {
    const { url } = request;
    const window = windowOf(url);
    const extended = url.searchParams.get("$expand")?.includes("singleValueExtendedProperties");
    const found = [...calendar.book.items.values()]
      .flatMap((item) => calendar.book.occurrences(item, window).map(toListed))
      .map((event) => (extended ? event : withoutExtended(event)));
    return page(found, request, Number(url.searchParams.get("$skip") ?? 0), (offset) => {
      const next = new URL(url);
      if (offset === null) return {};
      next.searchParams.set("$skip", String(offset));
      return { "@odata.nextLink": server.url + next.pathname + next.search };
    });
  }

  function delta(calendar: GraphCalendar, request: StandInRequest): StandInAnswer {
    const { url } = request;
    for (const unsupported of ["$expand", "$filter", "$orderby", "$search"]) {
      if (url.searchParams.has(unsupported)) {
        throw new GraphError(400, "ErrorInvalidUrlQuery", `${unsupported} is not supported here`);
      }
    }
    const packed = url.searchParams.get("$deltatoken") ?? url.searchParams.get("$skiptoken");
    const held = packed === null ? null : unpack(packed);
    if (held && held.epoch !== epoch) {
      throw new GraphError(410, "SyncStateNotFound", "The sync state is not found.");
    }
    const window = held ? { start: new Date(held.start), end: new Date(held.end) } : windowOf(url);
    const since = held?.since ?? null;
    const found = calendar.book
      .changedSince(since ?? 0)
      .flatMap((item) => toDelta(item, calendar.book, window))
      .filter((event) => since !== null || !("@removed" in event))
      .map(withoutExtended);
    const token = {
      epoch,
      start: window.start.toISOString(),
      end: window.end.toISOString(),
      latest: held?.offset ? held.latest : calendar.book.latest,
    };
    const base = `${server.url}${url.pathname}`;
    return page(found, request, held?.offset ?? 0, (offset) =>
      offset === null
        ? {
            "@odata.deltaLink": `${base}?$deltatoken=${pack({ ...token, since: token.latest, offset: 0 })}`,
          }
        : { "@odata.nextLink": `${base}?$skiptoken=${pack({ ...token, since, offset })}` },
    );
  }

  function page(
    found: readonly (Event | DeltaItem)[],
    { headers }: StandInRequest,
    offset: number,
    link: (offset: number | null) => object,
  ): StandInAnswer {
    const [, asked] = /odata\.maxpagesize=(\d+)/.exec(headers.get("prefer") ?? "") ?? [];
    const size = Math.min(Number(asked ?? 10), options.pageSize ?? 1000);
    const next = offset + size < found.length ? offset + size : null;
    return { status: 200, body: { value: found.slice(offset, offset + size), ...link(next) } };
  }

  async function subscriptions(
    account: Account,
    id: string | undefined,
    request: StandInRequest,
  ): Promise<StandInAnswer> {
    if (id === undefined) return subscribe(account, request);
    const watch = watches.get(id);
    if (!watch || watch.account !== account) throw notFound();
    if (request.method === "DELETE") {
      watches.delete(id);
      return { status: 204 };
    }
    const { expirationDateTime } = readBody("changedSubscription", request) as Subscription;
    watch.subscription = {
      ...watch.subscription,
      ...(expirationDateTime && { expirationDateTime }),
    };
    requireExpiry(watch.subscription);
    return { status: 200, body: watch.subscription };
  }

  async function subscribe(account: Account, request: StandInRequest): Promise<StandInAnswer> {
    const asked = readBody("newSubscription", request) as Subscription;
    requireExpiry(asked);
    const [, calendarId = ""] = /^me\/calendars\/([^/]+)\/events$/.exec(asked.resource ?? "") ?? [];
    const calendar = account.calendars.get(calendarId);
    if (!calendar) throw notFound();
    const check = `check ${made}: ÿ`;
    const url = new URL(asked.notificationUrl ?? "");
    url.searchParams.set("validationToken", check);
    const shaken = await fetch(url, { method: "POST" })
      .then(async (answer) =>
        answer.status === 200 && answer.headers.get("content-type")?.startsWith("text/plain")
          ? await answer.text()
          : null,
      )
      .catch(() => null);
    if (shaken !== check) {
      throw new GraphError(400, "ValidationError", "Subscription validation request failed.");
    }
    made += 1;
    const subscription = { ...asked, id: `subscription-${made}` };
    watches.set(subscription.id, { account, calendar, subscription });
    return { status: 201, body: subscription };
  }

  function requireExpiry(subscription: Subscription): void {
    const ends = endOf(subscription).getTime();
    if (!(ends > now().getTime() && ends <= now().getTime() + LONGEST_WATCH_MS)) {
      throw new GraphError(400, "InvalidRequest", "Subscription expiration is out of range.");
    }
  }

  const server = await startStandInServer(async (request) => {
    const { pathname } = request.url;
    if (pathname.endsWith("/oauth2/v2.0/authorize")) return authorise(request);
    if (pathname.endsWith("/oauth2/v2.0/token")) return token(request);
    try {
      if (pathname.startsWith("/v1.0/")) return await graph(request);
      return { status: 404, body: { error: { code: "notFound", message: pathname } } };
    } catch (error) {
      if (error instanceof GraphError) return error.answer;
      throw error;
    }
  });
  const endpoints = { login: server.url, graph: `${server.url}/v1.0`, directory: "common" };

  return {
    ...server,
    app,
    endpoints,
    expireTokens: () => desk.expireAccess(),
    dropDeltaTokens() {
      epoch += 1;
    },
    setRooms(status) {
      rooms = status;
    },
    watches: () => watches.size,
    loseNotices(lost) {
      losing = lost;
    },
    lifecycle(lifecycleEvent) {
      for (const watch of watches.values()) notices.push(send(watch, { lifecycleEvent }));
    },
    async delivered() {
      const waiting = notices;
      notices = [];
      await Promise.all(waiting);
    },

    addAccount(email, timeZone) {
      const calendars = new Map<string, GraphCalendar>();
      const held: Account = { email, calendars, mailboxZone: timeZone };
      accounts.set(email, held);
      const main = `main-${accounts.size}`;
      const account: GraphStandInAccount = {
        email,
        async credentials() {
          const { codeVerifier, codeChallenge } = createPkcePair();
          const code = desk.consent(
            email,
            codeChallenge,
            "Calendars.ReadWrite MailboxSettings.Read",
          );
          const connector = outlookConnector({ app, endpoints, now });
          const connected = await connector.exchangeCode({ code, codeVerifier });
          if (!connected.ok) throw new Error(`The stand-in refused: ${connected.error.kind}`);
          return connected.value;
        },
        calendar(id = main) {
          const calendar = calendars.get(id);
          if (!calendar) throw new Error(`No calendar ${id}`);
          return calendar;
        },
        addCalendar(entry) {
          const calendar = createGraphCalendar(entry, timeZone, (id, changeType) =>
            notify(calendar, id, changeType),
          );
          calendars.set(entry.id, calendar);
          return calendar;
        },
        removeCalendar: (id) => void calendars.delete(id),
        setMailboxZone(name) {
          held.mailboxZone = name;
        },
        revokeConsent: () => desk.revoke(email),
      };
      account.addCalendar({ id: main, name: "Calendar", isDefaultCalendar: true, canEdit: true });
      return account;
    },
  };
}

interface DeltaToken {
  readonly epoch: number;
  readonly start: string;
  readonly end: string;
  readonly since: number | null;
  readonly latest: number;
  readonly offset: number;
}

function notFound(): GraphError {
  return new GraphError(404, "ErrorItemNotFound", "The specified object was not found.");
}

function readBody(kind: GraphRequestKind, { body }: StandInRequest): Event {
  let value: Event;
  try {
    value = JSON.parse(body);
  } catch {
    throw new GraphError(400, "BadRequest", "Unable to read JSON request payload.");
  }
  const problems = checkGraphRequest(kind, value);
  if (problems.length > 0) throw new GraphError(400, "BadRequest", problems.join("; "));
  return value;
}

/** Whoever does not ask for UTC gets the mailbox's zone, which this stand-in does not speak. */
function requireUtc({ headers }: StandInRequest): void {
  const prefer = headers.get("prefer") ?? "";
  if (!prefer.includes('outlook.timezone="UTC"') || !prefer.includes('IdType="ImmutableId"')) {
    throw new GraphError(400, "BadRequest", "This stand-in wants UTC and immutable ids");
  }
}

function windowOf({ searchParams }: URL): Interval {
  const start = new Date(searchParams.get("startDateTime") ?? Number.NaN);
  const end = new Date(searchParams.get("endDateTime") ?? Number.NaN);
  if (!(end > start)) {
    throw new GraphError(400, "ErrorInvalidParameter", "startDateTime and endDateTime are needed");
  }
  return { start, end };
}

function withoutExtended<Item extends Event | DeltaItem>(event: Item): Item {
  const { singleValueExtendedProperties: _, ...rest } = event as Event;
  return rest as Item;
}

function endOf({ expirationDateTime }: Subscription): Date {
  return new Date(expirationDateTime ?? Number.NaN);
}

function pack(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

function unpack(token: string): DeltaToken {
  return JSON.parse(Buffer.from(token, "base64url").toString());
}
