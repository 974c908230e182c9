import { CalendarRefusal } from "../calendar-refusal.ts";
import { readRetryAfter } from "../read-retry-after.ts";

/** Reasons that Google gives with 403 and 429 when it is a matter of how often, not of whether. */
const TOO_OFTEN = new Set([
  "rateLimitExceeded",
  "userRateLimitExceeded",
  "quotaExceeded",
  "calendarUsageLimitsExceeded",
  "dailyLimitExceeded",
]);

/** The consent stands but leaves out what is asked for: a person has to tick it. */
const NEEDS_CONSENT = new Set(["insufficientPermissions", "ACCESS_TOKEN_SCOPE_INSUFFICIENT"]);

/** What an answer of the calendar API other than 2xx means. */
export function toRefusal(
  { status, headers, data }: { status: number; headers: Headers; data: unknown },
  now: Date,
): CalendarRefusal {
  const code = reasonOf(data);
  const details = {
    status,
    code,
    retryAfterSeconds: readRetryAfter(headers.get("retry-after"), now),
  };
  if (status === 401) return new CalendarRefusal("reconnect", details);
  if (status === 429) return new CalendarRefusal("rateLimited", details);
  if (status === 403) {
    if (code !== null && TOO_OFTEN.has(code)) return new CalendarRefusal("rateLimited", details);
    if (code !== null && NEEDS_CONSENT.has(code)) return new CalendarRefusal("reconnect", details);
    return new CalendarRefusal("forbidden", details);
  }
  if (status === 404 || status === 410) return new CalendarRefusal("notFound", details);
  if (status === 409 || status === 412) return new CalendarRefusal("conflict", details);
  if (status >= 500) return new CalendarRefusal("unavailable", details);
  return new CalendarRefusal("refused", details);
}

/** `error.errors[0].reason`, else `error.status`: words of the API, never of a person. */
function reasonOf(data: unknown): string | null {
  if (typeof data !== "object" || data === null || !("error" in data)) return null;
  const { error } = data;
  if (typeof error !== "object" || error === null) return null;
  if ("errors" in error && Array.isArray(error.errors)) {
    const reason: unknown = error.errors[0]?.reason;
    if (typeof reason === "string") return reason;
  }
  return "status" in error && typeof error.status === "string" ? error.status : null;
}
