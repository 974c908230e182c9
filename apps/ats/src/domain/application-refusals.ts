import { SchedulingError } from "@convene/scheduling-core";

/** Somebody else moved the application while it was being dragged. */
export class ApplicationMovedError extends SchedulingError {
  override readonly name = "ApplicationMovedError";
  readonly code = "APPLICATION_MOVED";
  /** Where it is now. */
  readonly stage: string;

  constructor(stage: string, options?: ErrorOptions) {
    super(`Somebody moved the application to ${stage} in the meantime`, options);
    this.stage = stage;
  }
}

/** Stages are taken away once nobody is in them, be it as one who was turned down. */
export class StageInUseError extends SchedulingError {
  override readonly name = "StageInUseError";
  readonly code = "STAGE_IN_USE";
  override readonly field = "stages";
  /** Names of the stages. */
  readonly stages: readonly string[];

  constructor(stages: readonly string[], options?: ErrorOptions) {
    super(`There are applications in ${stages.join(", ")}`, options);
    this.stages = stages;
  }
}

/** The candidate is still expected: cancel the interviews first, so that all hear of it. */
export class CandidateExpectedError extends SchedulingError {
  override readonly name = "CandidateExpectedError";
  readonly code = "CANDIDATE_EXPECTED";
  /** How many of their interviews are still to come or under way. */
  readonly interviews: number;

  constructor(interviews: number, options?: ErrorOptions) {
    super("The candidate has interviews to come: cancel them first", options);
    this.interviews = interviews;
  }
}
