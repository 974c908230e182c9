import type { ClosableEvent } from "./closable-event.ts";
import type { RescheduleCount } from "./remaining-reschedules.ts";
import { whyNotReschedulable } from "./why-not-reschedulable.ts";

/** Whether the event is open and its limit of moves not reached. Apps may forbid more, never less. */
export function canBeRescheduled(event: ClosableEvent & RescheduleCount): boolean {
  return whyNotReschedulable(event) === null;
}
