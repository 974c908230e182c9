import { SchedulingError } from "@convene/scheduling-core";

/** Somebody else gives some of a series, and only managers decide for others. */
export class SeriesOfOthersError extends SchedulingError {
  override readonly name = "SeriesOfOthersError";
  readonly code = "NOT_ALLOWED";

  constructor(options?: ErrorOptions) {
    super("Somebody else gives some of this series: a manager has to decide", options);
  }
}
