/** Nobody waits longer than a day because a header says so. */
const MOST_SECONDS = 86_400;

/**
 * Seconds to wait by a Retry-After header, which holds seconds or an HTTP date.
 *
 * @returns null where the header is absent or says neither
 */
export function readRetryAfter(header: string | null, now: Date): number | null {
  if (header === null || header.trim() === "") return null;
  const seconds = /^\d+$/.test(header.trim())
    ? Number(header)
    : Math.ceil((Date.parse(header) - now.getTime()) / 1000);
  return Number.isFinite(seconds) ? Math.min(Math.max(seconds, 0), MOST_SECONDS) : null;
}
