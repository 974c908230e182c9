import type { Interval } from "@convene/scheduling-core";
import {
  calendarMultiGet,
  createAccount,
  type DAVAccount,
  type DAVResponse,
  fetchCalendarObjects,
  fetchCalendars,
  fetchCalendarUserAddresses,
  getBasicAuthHeaders,
  propfind,
  syncCollection,
} from "tsdav";
import { CalendarRefusal } from "../calendar-refusal.ts";
import type { CaldavCredentials } from "../credentials.ts";
import type { RemoteCalendar } from "../external-event.ts";
import { readRetryAfter } from "../read-retry-after.ts";
import { resolveZone } from "../resolve-zone.ts";
import type { Fetch } from "../timed-fetch.ts";
import type { CalendarObject } from "./map.ts";

/** Objects asked for in one call. */
const MULTIGET = 100;

export interface CaldavApiOptions {
  readonly credentials: CaldavCredentials;
  readonly fetch: Fetch;
  readonly now: () => Date;
}

/** What the server says of a calendar and of whoever asks. */
export interface CaldavSettings {
  /** IANA; null where the calendar names none. */
  readonly timeZone: string | null;
  /** The person's own addresses, in lower case. */
  readonly addresses: readonly string[];
  /** Null where the server keeps no account of changes. */
  readonly syncToken: string | null;
}

export interface CaldavChanges {
  readonly changed: readonly string[];
  readonly gone: readonly string[];
  readonly token: string;
  /** The server cut its answer: ask again from `token`. */
  readonly more: boolean;
}

/** tsdav's calls, their outcomes in our words. Calendars are named by their URL, objects by their path. */
export function caldavApi({ credentials, fetch, now }: CaldavApiOptions) {
  const headers = basicAuth(credentials);
  const guarded = guardedFetch(fetch, credentials.serverUrl, now);
  const common = { headers, fetch: guarded };
  let addresses: Promise<readonly string[]> | null = null;

  async function findAccount(): Promise<DAVAccount> {
    const { serverUrl, username, password } = credentials;
    try {
      return await createAccount({
        account: { serverUrl, accountType: "caldav", credentials: { username, password } },
        ...common,
      });
    } catch (cause) {
      if (cause instanceof CalendarRefusal) throw cause;
      // tsdav's own errors: the server is there and is no CalDAV server.
      throw new CalendarRefusal("malformed", { code: "no_caldav" }, { cause });
    }
  }

  /** Asked once: calendar servers have told their users' addresses since scheduling (RFC 6638). */
  function addressesOf(principalUrl: string | null): Promise<readonly string[]> {
    addresses ??= findAddresses(principalUrl).catch((error) => {
      addresses = null;
      throw error;
    });
    return addresses;
  }

  async function findAddresses(principalUrl: string | null): Promise<readonly string[]> {
    const own = credentials.username.includes("@") ? [credentials.username] : [];
    const told = principalUrl === null ? [] : await toldAddresses(principalUrl);
    return [...own, ...told].map((address) => address.replace(/^mailto:/i, "").toLowerCase());
  }

  async function toldAddresses(principalUrl: string): Promise<readonly string[]> {
    const { serverUrl } = credentials;
    try {
      const account: DAVAccount = {
        serverUrl,
        accountType: "caldav",
        principalUrl,
        rootUrl: serverUrl,
      };
      return await fetchCalendarUserAddresses({ account, ...common });
    } catch (cause) {
      if (cause instanceof CalendarRefusal) throw cause;
      return []; // a server without scheduling
    }
  }

  async function put(
    url: string,
    data: string,
    condition: Readonly<Record<string, string>>,
  ): Promise<Response> {
    return guarded(url, {
      method: "PUT",
      headers: { ...headers, ...condition, "content-type": "text/calendar; charset=utf-8" },
      body: data,
    });
  }

  async function etagOf(calendarId: string, href: string): Promise<string> {
    const answer = await guarded(new URL(href, calendarId).href, { headers });
    if (!answer.ok) throw toRefusal(answer, now());
    return answer.headers.get("etag") ?? "";
  }

  return {
    async listCalendars(): Promise<readonly RemoteCalendar[]> {
      const found = await fetchCalendars({ account: await findAccount(), ...common });
      return found
        .filter(({ components }) => !components?.length || components.includes("VEVENT"))
        .map(({ url, displayName, timezone }, index) => ({
          calendarId: url,
          name: nameOf(displayName) || url,
          // CalDAV marks no calendar as the main one: servers list it first.
          primary: index === 0,
          writable: true,
          timeZone: zoneOf(timezone),
        }));
    },

    async settings(calendarId: string): Promise<CaldavSettings> {
      const [answer] = requireMultistatus(
        await propfind({
          url: calendarId,
          props: { "d:sync-token": {}, "c:calendar-timezone": {}, "d:current-user-principal": {} },
          depth: "0",
          headers,
          fetch: strictFetch(guarded, now),
        }),
      );
      const { syncToken, calendarTimezone, currentUserPrincipal } = answer?.props ?? {};
      const principal: unknown = currentUserPrincipal?.href;
      const principalUrl =
        typeof principal === "string" ? new URL(principal, calendarId).href : null;
      return {
        timeZone: zoneOf(calendarTimezone),
        addresses: await addressesOf(principalUrl),
        syncToken: isToken(syncToken) ? String(syncToken) : null,
      };
    },

    etagOf,

    /** @returns Its version; null where something is there already */
    async putNew(calendarId: string, href: string, data: string): Promise<string | null> {
      const url = new URL(href, calendarId).href;
      const answer = await put(url, data, { "if-none-match": "*" });
      if (answer.status === 412) return null;
      if (!answer.ok) throw toRefusal(answer, now());
      return answer.headers.get("etag") ?? etagOf(calendarId, href);
    },

    async replace(calendarId: string, href: string, data: string, etag: string): Promise<string> {
      const url = new URL(href, calendarId).href;
      const answer = await put(url, data, etag === "" ? {} : { "if-match": etag });
      if (!answer.ok) throw toRefusal(answer, now());
      return answer.headers.get("etag") ?? etagOf(calendarId, href);
    },

    async remove(calendarId: string, href: string): Promise<void> {
      const url = new URL(href, calendarId).href;
      const answer = await guarded(url, { method: "DELETE", headers });
      if (!answer.ok && answer.status !== 404 && answer.status !== 410) {
        throw toRefusal(answer, now());
      }
    },

    /** Objects of which something lies in the window. */
    async query(calendarId: string, window: Interval): Promise<CalendarObject[]> {
      const found = await fetchCalendarObjects({
        calendar: { url: calendarId },
        timeRange: { start: window.start.toISOString(), end: window.end.toISOString() },
        urlFilter: (url) => url !== calendarId,
        fetch: strictFetch(guarded, now),
        headers,
      });
      return found.map(({ url, etag, data }) => toObject(url, etag, data));
    },

    async multiget(calendarId: string, hrefs: readonly string[]): Promise<CalendarObject[]> {
      const objects: CalendarObject[] = [];
      for (let at = 0; at < hrefs.length; at += MULTIGET) {
        const answers = await calendarMultiGet({
          url: calendarId,
          props: { "d:getetag": {}, "c:calendar-data": {} },
          objectUrls: hrefs.slice(at, at + MULTIGET),
          depth: "1",
          headers,
          fetch: strictFetch(guarded, now),
        });
        for (const answer of requireMultistatus(answers)) {
          if (answer.status === 404 || answer.href === undefined) continue;
          const { getetag, calendarData } = answer.props ?? {};
          const url = new URL(answer.href, calendarId).href;
          objects.push(toObject(url, getetag, calendarData?._cdata ?? calendarData));
        }
      }
      return objects;
    },

    /** @returns null where the token is no longer good */
    async changes(calendarId: string, token: string): Promise<CaldavChanges | null> {
      let refused: Response | null = null;
      const answers = await syncCollection({
        url: calendarId,
        props: { "d:getetag": {} },
        syncLevel: 1,
        syncToken: token,
        headers,
        fetch: async (input, init) => {
          const answer = await guarded(input, init);
          if (!answer.ok) refused = answer.clone();
          return answer;
        },
      });
      if (refused) return afterRefusal(refused, now());
      const collection = new URL(calendarId).pathname;
      const listed = requireMultistatus(answers).filter(({ href }) => href !== undefined);
      const path = ({ href = "" }: DAVResponse) => new URL(href, calendarId).pathname;
      const items = listed.filter((answer) => path(answer) !== collection);
      const next: unknown = answers[0]?.raw?.multistatus?.syncToken;
      if (!isToken(next)) throw new CalendarRefusal("malformed");
      return {
        changed: items.filter(({ status }) => status !== 404).map(path),
        gone: items.filter(({ status }) => status === 404).map(path),
        token: String(next),
        // RFC 6578 §3.6: 507 for the collection itself.
        more: listed.some((answer) => path(answer) === collection && answer.status === 507),
      };
    },
  };
}

/** RFC 7617 with UTF-8: tsdav's own helper cannot write letters beyond Latin-1. */
function basicAuth({ username, password }: CaldavCredentials): Record<string, string> {
  const { authorization = "" } = getBasicAuthHeaders({
    username: Buffer.from(username, "utf8").toString("latin1"),
    password: Buffer.from(password, "utf8").toString("latin1"),
  });
  return { authorization };
}

/**
 * A `fetch` that keeps the password off unencrypted connections, wherever a redirect or a link points,
 * and turns the answers that end any call into failures.
 */
function guardedFetch(fetch: Fetch, serverUrl: string, now: () => Date): Fetch {
  const { protocol } = new URL(serverUrl);
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (protocol === "https:" && url.protocol !== "https:") {
      throw new CalendarRefusal("refused", { code: "insecure_redirect" });
    }
    const answer = await fetch(url, init);
    if (answer.status === 401 || answer.status === 429 || answer.status >= 500) {
      throw toRefusal(answer, now());
    }
    return answer;
  };
}

/** For calls whose answer is a multistatus or a failure: tsdav would read others as empty. */
function strictFetch(fetch: Fetch, now: () => Date): Fetch {
  return async (input, init) => {
    const answer = await fetch(input, init);
    if (!answer.ok) throw toRefusal(answer, now());
    if (!answer.headers.get("content-type")?.includes("xml")) {
      throw new CalendarRefusal("malformed", { status: answer.status });
    }
    return answer;
  };
}

/** tsdav hands over what it could not read as text. */
function requireMultistatus(answers: readonly DAVResponse[]): readonly DAVResponse[] {
  if (answers.some(({ raw }) => typeof raw !== "object" || !raw || !("multistatus" in raw))) {
    throw new CalendarRefusal("malformed");
  }
  return answers;
}

function afterRefusal(answer: Response, now: Date): null {
  // RFC 6578 §3.2: the precondition valid-sync-token, which servers put under any of these.
  if ([400, 403, 409, 410, 412].includes(answer.status)) return null;
  throw toRefusal(answer, now);
}

function toRefusal(answer: Response, now: Date): CalendarRefusal {
  const { status } = answer;
  const details = {
    status,
    retryAfterSeconds: readRetryAfter(answer.headers.get("retry-after"), now),
  };
  if (status === 401) return new CalendarRefusal("reconnect", details);
  if (status === 403) return new CalendarRefusal("forbidden", details);
  if (status === 404 || status === 410) return new CalendarRefusal("notFound", details);
  if (status === 409 || status === 412) return new CalendarRefusal("conflict", details);
  if (status === 429) return new CalendarRefusal("rateLimited", details);
  if (status >= 500) return new CalendarRefusal("unavailable", details);
  return new CalendarRefusal("refused", details);
}

function toObject(url: string, etag: unknown, data: unknown): CalendarObject {
  if (typeof data !== "string") throw new CalendarRefusal("malformed");
  return { href: new URL(url).pathname, etag: String(etag ?? ""), data };
}

/** A calendar's zone stands in a VTIMEZONE of which only the name is of use. */
function zoneOf(timezone: unknown): string | null {
  const [, tzid] = /^TZID:(.+)$/m.exec(typeof timezone === "string" ? timezone : "") ?? [];
  return tzid === undefined ? null : resolveZone(tzid);
}

function nameOf(displayName: unknown): string {
  return typeof displayName === "string" || typeof displayName === "number"
    ? String(displayName)
    : "";
}

/** tsdav makes numbers of texts that look like one. */
function isToken(token: unknown): token is string | number {
  return typeof token === "string" || typeof token === "number";
}
