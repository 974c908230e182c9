import type { ServerEnv } from "../env.ts";

/** The name under which a call to a host is told of; undefined: somebody's own server. */
export type ProviderOf = (host: string) => string | undefined;

const PROVIDERS: readonly (readonly [name: string, domains: readonly string[]])[] = [
  ["resend", ["resend.com"]],
  ["twilio", ["twilio.com"]],
  ["google", ["googleapis.com", "google.com"]],
  ["microsoft", ["microsoft.com", "microsoftonline.com"]],
  ["zoom", ["zoom.us"]],
  ["stripe", ["stripe.com"]],
];

/**
 * Who a host is, of those that an installation works with. Calendars of members may be anywhere: where,
 * is theirs, and not told.
 *
 * @example
 * providersOf(env)("gmail.googleapis.com") // "google"
 */
export function providersOf(
  env: Pick<
    ServerEnv,
    | "RESEND_BASE_URL"
    | "TWILIO_BASE_URL"
    | "GOOGLE_BASE_URL"
    | "MICROSOFT_BASE_URL"
    | "ZOOM_BASE_URL"
    | "STRIPE_BASE_URL"
  >,
): ProviderOf {
  const standIns = new Map(
    Object.entries({
      resend: env.RESEND_BASE_URL,
      twilio: env.TWILIO_BASE_URL,
      google: env.GOOGLE_BASE_URL,
      microsoft: env.MICROSOFT_BASE_URL,
      zoom: env.ZOOM_BASE_URL,
      stripe: env.STRIPE_BASE_URL,
    }).flatMap(([name, url]) => (url === undefined ? [] : [[new URL(url).host, name] as const])),
  );
  return (host) =>
    standIns.get(host) ??
    PROVIDERS.find(([, domains]) =>
      domains.some((domain) => host === domain || host.endsWith(`.${domain}`)),
    )?.[0];
}
