import { SchedulingError } from "@convene/scheduling-core";

/** A scorecard that is handed in says what it comes to. */
export class ScorecardIncompleteError extends SchedulingError {
  override readonly name = "ScorecardIncompleteError";
  readonly code = "SCORECARD_INCOMPLETE";
  override readonly field: "overall" | "recommendation";

  constructor(field: "overall" | "recommendation", options?: ErrorOptions) {
    super("The scorecard lacks its judgement", options);
    this.field = field;
  }
}

/** What was handed in stays handed in: it can be corrected, not taken back. */
export class ScorecardHandedInError extends SchedulingError {
  override readonly name = "ScorecardHandedInError";
  readonly code = "SCORECARD_HANDED_IN";

  constructor(options?: ErrorOptions) {
    super("The scorecard is handed in already", options);
  }
}

/** Nobody judges an interview that does not take place. */
export class NoFeedbackError extends SchedulingError {
  override readonly name = "NoFeedbackError";
  readonly code = "NO_FEEDBACK";

  constructor(options?: ErrorOptions) {
    super("The interview did not take place", options);
  }
}
