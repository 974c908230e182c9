import { SchedulingError } from "@convene/scheduling-core";

/** Occurrences of a series cannot be had, and nobody said what is to become of them. */
export class SeriesClashError extends SchedulingError {
  override readonly name = "SeriesClashError";
  readonly code = "SERIES_CLASH";
  /** When they would begin. */
  readonly starts: readonly Date[];

  constructor(starts: readonly Date[], options?: ErrorOptions) {
    super("Some of the times cannot be had: say for each what is to become of it", options);
    this.starts = starts;
  }
}
