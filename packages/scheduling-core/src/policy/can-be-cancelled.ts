import type { ClosableEvent } from "./closable-event.ts";
import { whyNotCancellable } from "./why-not-cancellable.ts";

/** Whether the event is neither cancelled nor in a final state. Apps may forbid more, never less. */
export function canBeCancelled(event: ClosableEvent): boolean {
  return whyNotCancellable(event) === null;
}
