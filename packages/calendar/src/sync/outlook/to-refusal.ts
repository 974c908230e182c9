import { CalendarRefusal } from "../calendar-refusal.ts";
import { readRetryAfter } from "../read-retry-after.ts";

/** Graph says with these that a delta token is of no use any more, not always with 410. */
const TOKEN_GONE = new Set([
  "syncstatenotfound",
  "syncstateinvalid",
  "resyncrequired",
  "fullsyncrequired",
]);

/** Throttling that comes under another status than 429. */
const TOO_OFTEN = new Set(["applicationthrottled", "errorserverbusy", "toomanyrequests"]);

/** What an answer of Graph other than 2xx means. */
export function toRefusal(answer: Response, body: unknown, now: Date): CalendarRefusal {
  const { status } = answer;
  const code = codeOf(body);
  const details = {
    status,
    code,
    retryAfterSeconds: readRetryAfter(answer.headers.get("retry-after"), now),
  };
  if (status === 401) return new CalendarRefusal("reconnect", details);
  if (status === 429 || TOO_OFTEN.has(code?.toLowerCase() ?? "")) {
    return new CalendarRefusal("rateLimited", details);
  }
  if (status === 403) return new CalendarRefusal("forbidden", details);
  if (status === 404 || status === 410) return new CalendarRefusal("notFound", details);
  if (status === 409 || status === 412) return new CalendarRefusal("conflict", details);
  if (status >= 500) return new CalendarRefusal("unavailable", details);
  return new CalendarRefusal("refused", details);
}

/** Whether a delta has to start anew. */
export function isTokenGone({ failure }: CalendarRefusal): boolean {
  return failure.status === 410 || TOKEN_GONE.has(failure.code?.toLowerCase() ?? "");
}

/** `error.code`: a word of the API, never of a person. */
function codeOf(body: unknown): string | null {
  if (typeof body !== "object" || body === null || !("error" in body)) return null;
  const { error } = body;
  if (typeof error !== "object" || error === null || !("code" in error)) return null;
  return typeof error.code === "string" ? error.code : null;
}
