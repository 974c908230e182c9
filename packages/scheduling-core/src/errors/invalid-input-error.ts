import { SchedulingError } from "./scheduling-error.ts";

/** An input that has no meaning: a bug or a malformed request, never a matter of timing. */
export class InvalidInputError extends SchedulingError {
  override readonly name = "InvalidInputError";
  readonly code = "INVALID_INPUT";
  override readonly field: string;

  /**
   * @param field Path of the input, e.g. `range.end`.
   * @param problem What is wrong with it, worded to follow the field's name.
   */
  constructor(field: string, problem: string, options?: ErrorOptions) {
    super(`${field} ${problem}`, options);
    this.field = field;
  }
}
