import { CalendarRefusal } from "../calendar-refusal.ts";
import type { GoogleCredentials, OAuthApp } from "../credentials.ts";
import { readRetryAfter } from "../read-retry-after.ts";
import type { Fetch } from "../timed-fetch.ts";

interface TokenCall {
  readonly url: string;
  readonly app: OAuthApp;
  readonly fetch: Fetch;
  readonly now: () => Date;
}

/** New tokens for a refresh token; the old refresh token is kept where none comes. */
export async function refreshTokens(
  credentials: GoogleCredentials,
  call: TokenCall,
): Promise<GoogleCredentials> {
  const { refreshToken, scopes } = credentials;
  return requestTokens({ grant_type: "refresh_token", refresh_token: refreshToken }, call, {
    refreshToken,
    scopes,
  });
}

/** The tokens that a code from the consent page stands for. */
export async function exchangeCode(
  code: string,
  codeVerifier: string,
  call: TokenCall,
): Promise<GoogleCredentials> {
  const form = {
    grant_type: "authorization_code",
    code,
    code_verifier: codeVerifier,
    redirect_uri: call.app.redirectUri,
  };
  return requestTokens(form, call, { refreshToken: null, scopes: [] });
}

async function requestTokens(
  form: Readonly<Record<string, string>>,
  { url, app, fetch, now }: TokenCall,
  held: { readonly refreshToken: string | null; readonly scopes: readonly string[] },
): Promise<GoogleCredentials> {
  const answer = await fetch(url, {
    method: "POST",
    body: new URLSearchParams({
      ...form,
      client_id: app.clientId,
      client_secret: app.clientSecret,
    }),
  });
  const body = await readObject(answer);
  if (!answer.ok) throw toRefusal(answer, body, now());
  const { access_token, expires_in, refresh_token, scope } = body ?? {};
  if (typeof access_token !== "string" || typeof expires_in !== "number") {
    throw new CalendarRefusal("malformed", { status: answer.status });
  }
  const refreshToken = typeof refresh_token === "string" ? refresh_token : held.refreshToken;
  // Without one the connection would end within the hour, with nobody there to consent again.
  if (refreshToken === null) {
    throw new CalendarRefusal("reconnect", { status: answer.status, code: "no_refresh_token" });
  }
  return {
    provider: "google",
    accessToken: access_token,
    accessTokenExpiresAt: new Date(now().getTime() + expires_in * 1000).toISOString(),
    refreshToken,
    scopes: typeof scope === "string" ? scope.split(" ") : held.scopes,
  };
}

async function readObject(answer: Response): Promise<Record<string, unknown> | null> {
  try {
    const body: unknown = await answer.json();
    return typeof body === "object" && body !== null ? { ...body } : null;
  } catch {
    return null;
  }
}

/** Of all that the token endpoint says, only `invalid_grant` is about the person's consent. */
function toRefusal(answer: Response, body: Record<string, unknown> | null, now: Date) {
  const { status } = answer;
  const code = typeof body?.error === "string" ? body.error : null;
  const retryAfterSeconds = readRetryAfter(answer.headers.get("retry-after"), now);
  if (code === "invalid_grant") return new CalendarRefusal("reconnect", { status, code });
  if (status === 429)
    return new CalendarRefusal("rateLimited", { status, code, retryAfterSeconds });
  if (status >= 500) return new CalendarRefusal("unavailable", { status, code, retryAfterSeconds });
  return new CalendarRefusal(code === null ? "malformed" : "misconfigured", { status, code });
}
