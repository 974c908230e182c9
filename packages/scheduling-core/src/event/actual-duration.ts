import { differenceInMinutes } from "date-fns";
import { requireInstant } from "../errors/require-instant.ts";
import type { ScheduledTimes } from "./scheduled-times.ts";

/** How long the event took, in whole minutes; null until both its start and its end are recorded. */
export function actualDuration(
  event: Pick<ScheduledTimes, "actualStart" | "actualEnd">,
): number | null {
  const { actualStart, actualEnd } = event;
  if (!actualStart || !actualEnd) return null;
  requireInstant(actualStart, "actualStart");
  requireInstant(actualEnd, "actualEnd");
  return differenceInMinutes(actualEnd, actualStart);
}
