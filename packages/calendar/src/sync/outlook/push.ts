import { sameSecret } from "../same-secret.ts";

/**
 * A notice from Graph. `changed`: read the calendar's changes. `missed`: notices were lost; read them
 * too. `renew`: renew the watch, signed in anew. `ended`: make a new watch.
 */
export interface OutlookPush {
  /** Of the watch. */
  readonly watchId: string;
  readonly kind: "changed" | "missed" | "renew" | "ended";
}

const LIFECYCLE: Readonly<Record<string, OutlookPush["kind"]>> = {
  missed: "missed",
  reauthorizationRequired: "renew",
  subscriptionRemoved: "ended",
};

/**
 * The token of the handshake that a new subscription begins with: answer it as `text/plain`, with 200
 * and nothing else, within ten seconds.
 *
 * @returns null where the request is no handshake
 */
export function readOutlookHandshake(url: URL): string | null {
  return url.searchParams.get("validationToken");
}

/**
 * Reads the notices of one request; those that Graph has not sent us are left out. Answer 202 at once
 * and do the work later: Graph gives up on whoever is slow.
 *
 * @param secretOf The secret that the watch was made with; null for an unknown one.
 */
export async function readOutlookPush(
  body: unknown,
  secretOf: (watchId: string) => Promise<string | null>,
): Promise<readonly OutlookPush[]> {
  const notices = typeof body === "object" && body && "value" in body ? body.value : null;
  if (!Array.isArray(notices)) return [];
  const read: OutlookPush[] = [];
  for (const notice of notices) {
    const { subscriptionId, clientState, lifecycleEvent } = Object(notice);
    if (typeof subscriptionId !== "string" || typeof clientState !== "string") continue;
    const secret = await secretOf(subscriptionId);
    if (secret === null || !sameSecret(clientState, secret)) continue;
    const kind = typeof lifecycleEvent === "string" ? LIFECYCLE[lifecycleEvent] : "changed";
    if (kind) read.push({ watchId: subscriptionId, kind });
  }
  return read;
}
