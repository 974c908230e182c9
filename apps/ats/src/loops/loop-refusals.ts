import { SchedulingError } from "@convene/scheduling-core";

/** The candidate has another interview at that time. */
export class CandidateBusyError extends SchedulingError {
  override readonly name = "CandidateBusyError";
  readonly code = "CANDIDATE_BUSY";
  /** When the other one starts. */
  readonly startsAt: Date;

  constructor(startsAt: Date, options?: ErrorOptions) {
    super("The candidate has another interview at that time", options);
    this.startsAt = startsAt;
  }
}
