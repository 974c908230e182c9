import { SchedulingError } from "./scheduling-error.ts";

/** The event was moved as often as it may be. */
export class RescheduleLimitError extends SchedulingError {
  override readonly name = "RescheduleLimitError";
  readonly code = "RESCHEDULE_LIMIT_REACHED";
  readonly limit: number;

  constructor(limit: number, options?: ErrorOptions) {
    super(`The event can be moved at most ${limit} times`, options);
    this.limit = limit;
  }
}
