import type { ChannelSettings } from "@convene/notifications";
import type { ServerEnv } from "./env.ts";
import { isLoopbackHost } from "./http/allowed-origins.ts";
import { type Product, urlOf } from "./product.ts";

/** Which providers the environment sets up. */
export function channelSettings(product: Product, env: ServerEnv): ChannelSettings {
  return { email: emailSettings(env), sms: smsSettings(product, env) };
}

function emailSettings(env: ServerEnv): ChannelSettings["email"] {
  const { MAIL_FROM: from, RESEND_API_KEY: apiKey, SMTP_URL: url } = env;
  if (from === undefined) return null;
  if (apiKey) return { provider: "resend", apiKey, from, baseUrl: env.RESEND_BASE_URL };
  return url ? { provider: "smtp", url, from } : null;
}

function smsSettings(product: Product, env: ServerEnv): ChannelSettings["sms"] {
  const { TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: authToken } = env;
  if (!accountSid || !authToken) return null;
  const { TWILIO_FROM: from, TWILIO_MESSAGING_SERVICE_SID: messagingServiceSid } = env;
  const sender = messagingServiceSid ? { messagingServiceSid } : { from: from ?? "" };
  const baseUrl = env.TWILIO_BASE_URL;
  const callbackOrigin = callbackOriginOf(product, env);
  return { provider: "twilio", accountSid, authToken, sender, baseUrl, callbackOrigin };
}

/** Twilio refuses a message whose callback it cannot reach; a stand-in here reaches this machine. */
function callbackOriginOf(product: Product, env: ServerEnv): string | null {
  const origin = urlOf(product, env);
  return isLocal(origin) && !(env.TWILIO_BASE_URL && isLocal(env.TWILIO_BASE_URL)) ? null : origin;
}

function isLocal(url: string): boolean {
  return isLoopbackHost(new URL(url).hostname);
}
