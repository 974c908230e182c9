import { createHash } from "node:crypto";

/**
 * A short name for what somebody has before them while they edit: it changes with the content and
 * with nothing else, so whoever saves on top of something else is told instead of overwriting it.
 */
export function revisionOf(content: unknown): string {
  return createHash("sha256").update(JSON.stringify(content)).digest("base64url").slice(0, 16);
}
