import { createHash } from "node:crypto";

/**
 * A strong entity tag of a text, quotes included: equal bytes have equal tags, on every machine.
 *
 * @see RFC 9110 §8.8.3. To answer If-None-Match compare weakly (§13.1.2): a proxy that compresses
 *   turns `"abc"` into `W/"abc"`.
 * @example
 * etagOf(writeFeed(feed)) // "\"3q2-7w…\""
 */
export function etagOf(text: string): string {
  return `"${createHash("sha256").update(text).digest("base64url")}"`;
}
