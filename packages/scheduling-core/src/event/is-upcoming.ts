import { requireInstant } from "../errors/require-instant.ts";
import type { ScheduledTimes } from "./scheduled-times.ts";

/** Whether the planned start is still ahead of `now`; at the start itself it no longer is. */
export function isUpcoming(event: Pick<ScheduledTimes, "scheduledStart">, now: Date): boolean {
  return requireInstant(now, "now") < requireInstant(event.scheduledStart, "scheduledStart");
}
