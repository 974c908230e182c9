import { SchedulingError } from "./scheduling-error.ts";

/** The status cannot follow the present one. */
export class InvalidTransitionError extends SchedulingError {
  override readonly name = "InvalidTransitionError";
  readonly code = "INVALID_TRANSITION";
  override readonly field = "status";
  readonly from: string;
  readonly to: string;

  constructor(from: string, to: string, options?: ErrorOptions) {
    super(`A status of ${from} cannot become ${to}`, options);
    this.from = from;
    this.to = to;
  }
}
