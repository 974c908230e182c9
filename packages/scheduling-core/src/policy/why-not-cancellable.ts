import { EventClosedError } from "../errors/event-closed-error.ts";
import type { ClosableEvent } from "./closable-event.ts";

/** The refusal that cancelling would meet, or null where nothing stands against it. */
export function whyNotCancellable(event: ClosableEvent): EventClosedError | null {
  if (event.cancelledAt) return new EventClosedError("cancelled");
  return event.isFinal ? new EventClosedError("final") : null;
}
