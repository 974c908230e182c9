import type { ContentfulStatusCode } from "hono/utils/http-status";

/** The status for each code of a SchedulingError. A code that is missing here is a bug: 500. */
const STATUSES: Readonly<Record<string, ContentfulStatusCode>> = {
  INVALID_INPUT: 400,
  UNKNOWN_TIME_ZONE: 400,
  EVENT_NOT_FOUND: 404,
  NOT_FOUND: 404,
  SLOT_TAKEN: 409,
  SLOT_NOT_OFFERED: 409,
  EVENT_CLOSED: 409,
  RESCHEDULE_LIMIT_REACHED: 409,
  INVALID_TRANSITION: 409,
  CONCURRENT_CHANGE: 409,
  REMINDER_ALREADY_SENT: 409,
};

export function statusOfCode(code: string): ContentfulStatusCode {
  return STATUSES[code] ?? 500;
}
