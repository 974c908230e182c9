import { SchedulingError } from "../errors/scheduling-error.ts";

/** No row has that key, or none that the connection may see. */
export class EventNotFoundError extends SchedulingError {
  override readonly name = "EventNotFoundError";
  readonly code = "EVENT_NOT_FOUND";

  constructor(model: string, options?: ErrorOptions) {
    super(`There is no such ${model}`, options);
  }
}
