import { requireInstant } from "../errors/require-instant.ts";
import type { ScheduledTimes } from "./scheduled-times.ts";

/** Whether the planned end has come; the end itself is past, as spans are half-open. */
export function isPast(event: Pick<ScheduledTimes, "scheduledEnd">, now: Date): boolean {
  return requireInstant(event.scheduledEnd, "scheduledEnd") <= requireInstant(now, "now");
}
