import { requireInstant } from "../errors/require-instant.ts";
import type { ScheduledTimes } from "./scheduled-times.ts";

/** Milliseconds until the planned start; null once it has come. */
export function timeUntilStart(
  event: Pick<ScheduledTimes, "scheduledStart">,
  now: Date,
): number | null {
  const remainingMs =
    requireInstant(event.scheduledStart, "scheduledStart") - requireInstant(now, "now");
  return remainingMs > 0 ? remainingMs : null;
}
