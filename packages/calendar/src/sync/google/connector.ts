import type { CalendarConnector } from "../calendar-connector.ts";
import { CalendarRefusal, outcomeOf } from "../calendar-refusal.ts";
import type { GoogleCredentials, OAuthApp } from "../credentials.ts";
import { DEFAULT_TIMEOUT_MS, type Fetch, timedFetch } from "../timed-fetch.ts";
import { GOOGLE_ENDPOINTS, type GoogleEndpoints } from "./endpoints.ts";
import { exchangeCode } from "./tokens.ts";

/** Events to read and write, and the list of calendars to choose from: no more than that. */
const SCOPES = [
  "https://www.googleapis.com/auth/calendar.events",
  "https://www.googleapis.com/auth/calendar.calendarlist.readonly",
  "https://www.googleapis.com/auth/calendar.freebusy",
];

export interface GoogleConnectorOptions {
  readonly app: OAuthApp;
  readonly endpoints?: GoogleEndpoints;
  readonly fetch?: Fetch;
  readonly timeoutMs?: number;
  readonly now?: () => Date;
}

/** Connects Google accounts. */
export function googleConnector(
  options: GoogleConnectorOptions,
): CalendarConnector<GoogleCredentials> {
  const { app, endpoints = GOOGLE_ENDPOINTS, now = () => new Date() } = options;
  const fetch = timedFetch(
    options.fetch ?? globalThis.fetch,
    options.timeoutMs ?? DEFAULT_TIMEOUT_MS,
  );

  return {
    async authorisationUrl({ state, codeChallenge, loginHint }) {
      const url = new URL(endpoints.authorisation);
      url.search = new URLSearchParams({
        client_id: app.clientId,
        redirect_uri: app.redirectUri,
        response_type: "code",
        scope: SCOPES.join(" "),
        state,
        code_challenge: codeChallenge,
        code_challenge_method: "S256",
        // Both are needed for a refresh token, also when the person has consented before.
        access_type: "offline",
        prompt: "consent",
        ...(loginHint !== undefined && { login_hint: loginHint }),
      }).toString();
      return url.href;
    },

    exchangeCode: ({ code, codeVerifier }) =>
      outcomeOf(async () => {
        const call = { url: endpoints.token, app, fetch, now };
        const credentials = await exchangeCode(code, codeVerifier, call);
        // People can untick what they do not want to give.
        if (!SCOPES.every((scope) => credentials.scopes.includes(scope))) {
          throw new CalendarRefusal("reconnect", { code: "scope_missing" });
        }
        return credentials;
      }),

    revoke: ({ refreshToken }) =>
      outcomeOf(async () => {
        const body = new URLSearchParams({ token: refreshToken });
        const answer = await fetch(endpoints.revocation, { method: "POST", body });
        // 400 invalid_token: revoked already, by the person or by us.
        if (answer.ok || answer.status === 400) return "revoked" as const;
        throw new CalendarRefusal("unavailable", { status: answer.status });
      }),
  };
}
