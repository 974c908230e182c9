import type { EventClosedError } from "../errors/event-closed-error.ts";
import { RescheduleLimitError } from "../errors/reschedule-limit-error.ts";
import type { ClosableEvent } from "./closable-event.ts";
import { type RescheduleCount, remainingReschedules } from "./remaining-reschedules.ts";
import { whyNotCancellable } from "./why-not-cancellable.ts";

/** The refusal that moving would meet, or null where nothing stands against it. */
export function whyNotReschedulable(
  event: ClosableEvent & RescheduleCount,
): EventClosedError | RescheduleLimitError | null {
  // What closes an event to cancelling closes it to moving too.
  const closed = whyNotCancellable(event);
  if (closed) return closed;
  return remainingReschedules(event) === 0
    ? new RescheduleLimitError(event.rescheduleLimit ?? 0)
    : null;
}
