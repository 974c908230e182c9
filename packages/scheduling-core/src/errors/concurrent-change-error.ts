import { SchedulingError } from "./scheduling-error.ts";

/** Somebody else changed the event between reading and writing it; nothing was overwritten. */
export class ConcurrentChangeError extends SchedulingError {
  override readonly name = "ConcurrentChangeError";
  readonly code = "CONCURRENT_CHANGE";

  constructor(what = "The event", options?: ErrorOptions) {
    super(`${what} was changed by somebody else in the meantime`, options);
  }
}
