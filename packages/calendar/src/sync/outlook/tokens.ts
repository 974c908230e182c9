import {
  AuthError,
  ConfidentialClientApplication,
  type INetworkModule,
  InteractionRequiredAuthError,
  type NetworkRequestOptions,
  type NetworkResponse,
} from "@azure/msal-node";
import { CalendarRefusal, refusalIn } from "../calendar-refusal.ts";
import type { OAuthApp, OutlookCredentials } from "../credentials.ts";
import { readRetryAfter } from "../read-retry-after.ts";
import type { Fetch } from "../timed-fetch.ts";
import { OUTLOOK_ENDPOINTS, type OutlookEndpoints } from "./endpoints.ts";

/** The least that does it; msal adds what signing in needs, a refresh token included. */
export const OUTLOOK_SCOPES = ["Calendars.ReadWrite", "MailboxSettings.Read"];

export interface TokenOptions {
  readonly app: OAuthApp;
  readonly endpoints?: OutlookEndpoints;
  readonly fetch: Fetch;
  readonly now: () => Date;
}

/** Where msal keeps its tokens between calls: the caller's store, by way of credentials. */
export interface TokenCache {
  read(): string | null;
  write(serialised: string): Promise<void>;
}

/**
 * msal, over our own `fetch`. It accepts no authority but an https one that it knows, so another
 * address of the sign-in service is put in underneath, where requests go out.
 */
export function tokenClient(
  { app, endpoints = OUTLOOK_ENDPOINTS, fetch, now }: TokenOptions,
  cache: TokenCache,
): ConfidentialClientApplication {
  return new ConfidentialClientApplication({
    auth: {
      clientId: app.clientId,
      clientSecret: app.clientSecret,
      authority: `${OUTLOOK_ENDPOINTS.login}/${endpoints.directory}`,
    },
    cache: {
      cachePlugin: {
        async beforeCacheAccess(context) {
          const held = cache.read();
          if (held !== null) context.tokenCache.deserialize(held);
        },
        async afterCacheAccess(context) {
          if (context.cacheHasChanged) await cache.write(context.tokenCache.serialize());
        },
      },
    },
    system: { disableInternalRetries: true, networkClient: networkClient(fetch, endpoints, now) },
  });
}

function networkClient(fetch: Fetch, endpoints: OutlookEndpoints, now: () => Date): INetworkModule {
  async function send<T>(
    method: "GET" | "POST",
    url: string,
    options?: NetworkRequestOptions,
  ): Promise<NetworkResponse<T>> {
    const answer = await fetch(loginAddress(url, endpoints), {
      method,
      ...(options?.headers && { headers: options.headers }),
      ...(options?.body !== undefined && { body: options.body }),
    });
    const { status } = answer;
    // msal would try once more on its own after these, or blame the answer's shape.
    if (status === 429 || status >= 500) {
      const retryAfterSeconds = readRetryAfter(answer.headers.get("retry-after"), now());
      throw new CalendarRefusal(status === 429 ? "rateLimited" : "unavailable", {
        status,
        retryAfterSeconds,
      });
    }
    try {
      const headers = Object.fromEntries(answer.headers);
      return { status, headers, body: (await answer.json()) as T };
    } catch (cause) {
      throw new CalendarRefusal("malformed", { status }, { cause });
    }
  }
  const carried = <T>(sent: Promise<NetworkResponse<T>>) =>
    sent.catch((error: unknown) => {
      throw error instanceof CalendarRefusal ? new CarriedRefusal(error) : error;
    });
  return {
    sendGetRequestAsync: (url, options) => carried(send("GET", url, options)),
    sendPostRequestAsync: (url, options) => carried(send("POST", url, options)),
  };
}

/** msal lets none but its own errors through its network client: ours travels inside one. */
class CarriedRefusal extends AuthError {
  readonly error: CalendarRefusal;

  constructor(error: CalendarRefusal) {
    super("network_error", "", error.message);
    this.error = error;
  }
}

/** The sign-in address of this set-up for one that msal has made. */
export function loginAddress(url: string, endpoints: OutlookEndpoints): string {
  return url.startsWith(`${OUTLOOK_ENDPOINTS.login}/`)
    ? endpoints.login + url.slice(OUTLOOK_ENDPOINTS.login.length)
    : url;
}

/** Runs msal: its errors in our words. */
export async function withTokens<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw toTokenRefusal(error) ?? error;
  }
}

/** What msal's error means; null where it is none of the provider's answers. */
function toTokenRefusal(error: unknown): CalendarRefusal | null {
  const ours = refusalIn(error);
  if (ours) return ours;
  if (!(error instanceof AuthError)) return null;
  const code = error.errorCode;
  if (error instanceof InteractionRequiredAuthError || NEEDS_CONSENT.has(code)) {
    return new CalendarRefusal("reconnect", { code }, { cause: error });
  }
  if (NOT_OUR_APP.has(code))
    return new CalendarRefusal("misconfigured", { code }, { cause: error });
  return new CalendarRefusal("malformed", { code }, { cause: error });
}

const NEEDS_CONSENT = new Set([
  "invalid_grant",
  "no_account_found",
  "no_tokens_found",
  "token_refresh_required",
  "no_account_in_silent_request",
]);

const NOT_OUR_APP = new Set(["invalid_client", "unauthorized_client", "invalid_scope"]);

/** The access token of a connection, from the cache or renewed. */
export function accessTokens(
  credentials: OutlookCredentials,
  onCredentials: (changed: OutlookCredentials) => Promise<void>,
  options: TokenOptions,
): (renewed: boolean) => Promise<string> {
  let held = credentials;
  const client = tokenClient(options, {
    read: () => held.tokenCache,
    async write(tokenCache) {
      held = { ...held, tokenCache };
      await onCredentials(held);
    },
  });
  return (renewed) =>
    withTokens(async () => {
      const account = await client.getTokenCache().getAccountByHomeId(held.accountId);
      if (!account) throw new CalendarRefusal("reconnect", { code: "no_account_found" });
      const answer = await client.acquireTokenSilent({
        account,
        scopes: OUTLOOK_SCOPES,
        forceRefresh: renewed,
      });
      return answer.accessToken;
    });
}
