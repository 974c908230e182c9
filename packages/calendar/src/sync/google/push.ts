import { sameSecret } from "../same-secret.ts";

/** A notice from Google that something changed: it does not say what. */
export interface GooglePush {
  /** Of the watch. */
  readonly watchId: string;
  /** `sync` is only the first word of a new channel: nothing has changed. */
  readonly state: "sync" | "changed";
}

/**
 * Reads a notice. It has no body: its headers are all.
 *
 * @param secretOf The secret that the watch was made with; null for an unknown one.
 * @returns null for anything that Google has not sent us
 */
export async function readGooglePush(
  headers: Headers,
  secretOf: (watchId: string) => Promise<string | null>,
): Promise<GooglePush | null> {
  const watchId = headers.get("x-goog-channel-id");
  const state = headers.get("x-goog-resource-state");
  if (!watchId || !state) return null;
  const secret = await secretOf(watchId);
  if (secret === null || !sameSecret(headers.get("x-goog-channel-token") ?? "", secret))
    return null;
  return { watchId, state: state === "sync" ? "sync" : "changed" };
}
