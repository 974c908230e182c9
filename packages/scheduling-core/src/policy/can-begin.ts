import { subHours } from "date-fns";
import { requireInstant } from "../errors/require-instant.ts";

/** Who is here earlier than that has come for another day. */
const EARLIEST_HOURS = 12;

/**
 * Whether it makes sense to say that an event begins now: from twelve hours before its start on, for
 * whoever is early, and however late.
 *
 * @throws InvalidInputError for an invalid date
 */
export function canBegin(event: { readonly scheduledStart: Date }, now: Date): boolean {
  requireInstant(event.scheduledStart, "scheduledStart");
  const earliest = subHours(event.scheduledStart, EARLIEST_HOURS);
  return requireInstant(now, "now") >= earliest.getTime();
}
