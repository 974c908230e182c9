import { SchedulingError } from "@convene/scheduling-core";

/** The application is decided: no further interviews. */
export class ApplicationClosedError extends SchedulingError {
  override readonly name = "ApplicationClosedError";
  readonly code = "APPLICATION_CLOSED";

  constructor(options?: ErrorOptions) {
    super("The application is closed", options);
  }
}

/** The job is filled or given up: nobody is added to it. */
export class JobClosedError extends SchedulingError {
  override readonly name = "JobClosedError";
  readonly code = "JOB_CLOSED";
  override readonly field = "jobId";

  constructor(options?: ErrorOptions) {
    super("The job is closed", options);
  }
}

/** The candidate has applied for this job before. */
export class AlreadyAppliedError extends SchedulingError {
  override readonly name = "AlreadyAppliedError";
  readonly code = "ALREADY_APPLIED";
  override readonly field = "email";
  readonly applicationId: string;

  constructor(applicationId: string, options?: ErrorOptions) {
    super("The candidate has applied for this job already", options);
    this.applicationId = applicationId;
  }
}

/** Nobody can have failed to appear before the interview began. */
export class NotStartedYetError extends SchedulingError {
  override readonly name = "NotStartedYetError";
  readonly code = "NOT_STARTED_YET";
  readonly startsAt: Date;

  constructor(startsAt: Date, options?: ErrorOptions) {
    super("The interview has not begun yet", options);
    this.startsAt = startsAt;
  }
}

/** A candidate can call off until the start; after it only the organisation can. */
export class TooLateToChangeError extends SchedulingError {
  override readonly name = "TooLateToChangeError";
  readonly code = "TOO_LATE_TO_CHANGE";
  /** The last moment at which it could have been changed. */
  readonly changeableUntil: Date;

  constructor(changeableUntil: Date, options?: ErrorOptions) {
    super("The interview has begun already", options);
    this.changeableUntil = changeableUntil;
  }
}
