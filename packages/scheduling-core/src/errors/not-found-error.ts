import { SchedulingError } from "./scheduling-error.ts";

/** The organisation has no such thing; another one may, which is nobody's business. */
export class NotFoundError extends SchedulingError {
  override readonly name = "NotFoundError";
  readonly code = "NOT_FOUND";

  /** @param what Said to whoever asked, e.g. `service`. */
  constructor(what: string, options?: ErrorOptions) {
    super(`There is no such ${what}`, options);
  }
}
