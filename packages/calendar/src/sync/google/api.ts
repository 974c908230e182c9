import {
  type calendar_v3,
  calendar as calendarApi,
} from "googleapis/build/src/apis/calendar/index.js";
import { CalendarRefusal, refusalIn } from "../calendar-refusal.ts";
import type { GoogleCredentials, OAuthApp } from "../credentials.ts";
import type { Fetch } from "../timed-fetch.ts";
import { GOOGLE_ENDPOINTS, type GoogleEndpoints } from "./endpoints.ts";
import { toRefusal } from "./to-refusal.ts";
import { refreshTokens } from "./tokens.ts";

/** A token that ends within this time is renewed first: the call itself takes some. */
const EXPIRES_SOON_MS = 60_000;

export interface GoogleApiOptions {
  readonly credentials: GoogleCredentials;
  readonly app: OAuthApp;
  readonly endpoints?: GoogleEndpoints;
  readonly onCredentials: (changed: GoogleCredentials) => Promise<void>;
  readonly fetch: Fetch;
  readonly now: () => Date;
}

interface CallOptions {
  readonly headers: Readonly<Record<string, string>>;
}

interface ApiAnswer<T> {
  readonly status: number;
  readonly headers: unknown;
  readonly data: T;
}

/** A call of the calendar API, with a token that is good. */
export type GoogleCall = <T>(
  run: (client: calendar_v3.Calendar, options: CallOptions) => Promise<ApiAnswer<T>>,
) => Promise<T>;

/**
 * The client, its tokens renewed when they are about to end, and once more when Google does not take
 * one that looks good. googleapis makes the requests and has their types; retries, tokens and the
 * clock are ours, since its own would wait and read the time by themselves.
 */
export function googleApi(options: GoogleApiOptions): GoogleCall {
  const { app, fetch, now } = options;
  const endpoints = options.endpoints ?? GOOGLE_ENDPOINTS;
  const client = calendarApi({
    version: "v3",
    rootUrl: endpoints.api,
    retry: false,
    validateStatus: () => true,
    fetchImplementation: fetch,
  });
  let credentials = options.credentials;
  let renewing: Promise<void> | null = null;

  async function renew(): Promise<void> {
    credentials = await refreshTokens(credentials, { url: endpoints.token, app, fetch, now });
    await options.onCredentials(credentials);
  }

  /** Calls that run side by side renew once. */
  function renewOnce(): Promise<void> {
    renewing ??= renew().finally(() => {
      renewing = null;
    });
    return renewing;
  }

  return async (run) => {
    const expires = Date.parse(credentials.accessTokenExpiresAt);
    if (!(expires > now().getTime() + EXPIRES_SOON_MS)) await renewOnce();
    const attempt = async () => {
      const token = credentials.accessToken;
      try {
        const answer = await run(client, { headers: { authorization: `Bearer ${token}` } });
        return { answer, token };
      } catch (error) {
        throw refusalIn(error) ?? error;
      }
    };
    let { answer, token } = await attempt();
    if (answer.status === 401) {
      if (token === credentials.accessToken) await renewOnce();
      ({ answer } = await attempt());
    }
    return read(answer, now());
  };
}

function read<T>(answer: ApiAnswer<T>, now: Date): T {
  const { status, data } = answer;
  if (status < 200 || status > 299) {
    throw toRefusal({ status, headers: toHeaders(answer.headers), data }, now);
  }
  // A proxy's page, or JSON that stops in the middle, reaches us as text.
  if (status !== 204 && (typeof data !== "object" || data === null)) {
    throw new CalendarRefusal("malformed", { status });
  }
  return data;
}

/** googleapis hands headers over as a plain object. */
function toHeaders(headers: unknown): Headers {
  return new Headers(headers as Record<string, string>);
}
