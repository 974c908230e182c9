import { SchedulingError } from "./scheduling-error.ts";

/** Why an event takes no more changes. */
export type ClosedReason = "cancelled" | "final";

/** The event is cancelled or in a final state (completed, no-show): it can neither be cancelled nor moved. */
export class EventClosedError extends SchedulingError {
  override readonly name = "EventClosedError";
  readonly code = "EVENT_CLOSED";
  readonly reason: ClosedReason;

  constructor(reason: ClosedReason, options?: ErrorOptions) {
    super(
      reason === "cancelled" ? "The event is already cancelled" : "The event is in a final state",
      options,
    );
    this.reason = reason;
  }
}
