import { differenceInMinutes } from "date-fns";
import { requireInstant } from "../errors/require-instant.ts";
import type { ScheduledTimes } from "./scheduled-times.ts";

/** How long the event is planned to take, in whole minutes; seconds beyond a minute are cut off. */
export function scheduledDuration(
  event: Pick<ScheduledTimes, "scheduledStart" | "scheduledEnd">,
): number {
  requireInstant(event.scheduledStart, "scheduledStart");
  requireInstant(event.scheduledEnd, "scheduledEnd");
  return differenceInMinutes(event.scheduledEnd, event.scheduledStart);
}
