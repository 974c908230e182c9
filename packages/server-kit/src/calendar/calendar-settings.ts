import {
  type AccountSettings,
  OUTLOOK_ENDPOINTS,
  type RoomSettings,
} from "@convene/calendar/connected";
import { deriveKey } from "../derive-key.ts";
import type { ServerEnv } from "../env.ts";
import { isLoopbackHost } from "../http/allowed-origins.ts";
import { type Product, urlOf } from "../product.ts";
import { publicFetch } from "./public-fetch.ts";

/** Which calendar providers the environment sets up. */
export function accountSettings(
  product: Product,
  env: ServerEnv,
  now: () => Date,
): AccountSettings {
  return {
    google: googleSettings(product, env),
    outlook: outlookSettings(product, env),
    ...(!env.CALDAV_PRIVATE_HOSTS && { caldavFetch: publicFetch }),
    now,
  };
}

/** Where a provider sends people back to: to be registered with it. */
function redirectUri(product: Product, env: ServerEnv, provider: string): string {
  return `${urlOf(product, env)}/api/calendars/callback/${provider}`;
}

function googleSettings(product: Product, env: ServerEnv): AccountSettings["google"] {
  const { GOOGLE_CLIENT_ID: clientId, GOOGLE_CLIENT_SECRET: clientSecret } = env;
  if (!clientId || !clientSecret) return null;
  const base = env.GOOGLE_BASE_URL;
  return {
    app: { clientId, clientSecret, redirectUri: redirectUri(product, env, "google") },
    ...(base && {
      endpoints: {
        api: `${base}/`,
        authorisation: `${base}/o/oauth2/v2/auth`,
        token: `${base}/token`,
        revocation: `${base}/revoke`,
      },
    }),
  };
}

function outlookSettings(product: Product, env: ServerEnv): AccountSettings["outlook"] {
  const { MICROSOFT_CLIENT_ID: clientId, MICROSOFT_CLIENT_SECRET: clientSecret } = env;
  if (!clientId || !clientSecret) return null;
  const { MICROSOFT_BASE_URL: base, MICROSOFT_TENANT: directory } = env;
  return {
    app: { clientId, clientSecret, redirectUri: redirectUri(product, env, "outlook") },
    endpoints: {
      ...OUTLOOK_ENDPOINTS,
      directory,
      ...(base && { login: base, graph: `${base}/v1.0` }),
    },
  };
}

/** Where meetings online take place. */
export function roomSettings(env: ServerEnv): RoomSettings {
  const { ZOOM_ACCOUNT_ID: accountId, ZOOM_CLIENT_ID: clientId } = env;
  const { ZOOM_CLIENT_SECRET: clientSecret, ZOOM_BASE_URL: base } = env;
  const secret = Buffer.from(deriveKey(env.CONVENE_SECRET, "room names")).toString("base64url");
  return {
    jitsi: { baseUrl: env.JITSI_URL, secret },
    zoom:
      accountId && clientId && clientSecret
        ? {
            accountId,
            clientId,
            clientSecret,
            ...(base && { endpoints: { token: `${base}/oauth/token`, api: `${base}/v2` } }),
          }
        : null,
  };
}

/** Providers send notices to public https addresses only; a stand-in here reaches this machine. */
export function noticeOrigin(product: Product, env: ServerEnv): string | null {
  const origin = urlOf(product, env);
  const { protocol, hostname } = new URL(origin);
  if (protocol === "https:" && !isLoopbackHost(hostname)) return origin;
  const standIns = [env.GOOGLE_BASE_URL, env.MICROSOFT_BASE_URL];
  return standIns.some((url) => url && isLoopbackHost(new URL(url).hostname)) ? origin : null;
}
