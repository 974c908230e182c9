import { ok } from "@convene/scheduling-core";
import type { CalendarConnector } from "../calendar-connector.ts";
import { CalendarRefusal, outcomeOf } from "../calendar-refusal.ts";
import type { OAuthApp, OutlookCredentials } from "../credentials.ts";
import { DEFAULT_TIMEOUT_MS, type Fetch, timedFetch } from "../timed-fetch.ts";
import { OUTLOOK_ENDPOINTS, type OutlookEndpoints } from "./endpoints.ts";
import {
  loginAddress,
  OUTLOOK_SCOPES,
  type TokenOptions,
  tokenClient,
  withTokens,
} from "./tokens.ts";

export interface OutlookConnectorOptions {
  readonly app: OAuthApp;
  readonly endpoints?: OutlookEndpoints;
  readonly fetch?: Fetch;
  readonly timeoutMs?: number;
  readonly now?: () => Date;
}

/** Connects Microsoft accounts, of work, of school and of persons. */
export function outlookConnector(
  options: OutlookConnectorOptions,
): CalendarConnector<OutlookCredentials> {
  const { app, endpoints = OUTLOOK_ENDPOINTS } = options;
  const tokens: TokenOptions = {
    app,
    endpoints,
    fetch: timedFetch(options.fetch ?? globalThis.fetch, options.timeoutMs ?? DEFAULT_TIMEOUT_MS),
    now: options.now ?? (() => new Date()),
  };

  return {
    async authorisationUrl({ state, codeChallenge, loginHint }) {
      const client = tokenClient(tokens, { read: () => null, write: async () => {} });
      const url = await client.getAuthCodeUrl({
        scopes: OUTLOOK_SCOPES,
        redirectUri: app.redirectUri,
        state,
        codeChallenge,
        codeChallengeMethod: "S256",
        prompt: "select_account",
        ...(loginHint !== undefined && { loginHint }),
      });
      return loginAddress(url, endpoints);
    },

    exchangeCode: ({ code, codeVerifier }) =>
      outcomeOf(async () => {
        let tokenCache: string | null = null;
        const client = tokenClient(tokens, {
          read: () => tokenCache,
          async write(serialised) {
            tokenCache = serialised;
          },
        });
        const { account } = await withTokens(() =>
          client.acquireTokenByCode({
            code,
            codeVerifier,
            scopes: OUTLOOK_SCOPES,
            redirectUri: app.redirectUri,
          }),
        );
        if (!account || tokenCache === null) throw new CalendarRefusal("malformed");
        const { homeAccountId: accountId, username } = account;
        return { provider: "outlook" as const, tokenCache, accountId, username };
      }),

    // Microsoft's only call for it would end all of the person's sessions, everywhere.
    revoke: async () => ok("forgotten"),
  };
}
