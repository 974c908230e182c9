import { SchedulingError } from "./scheduling-error.ts";

/** A live reservation of the resource holds part of the span. Expected under load: offer others. */
export class SlotTakenError extends SchedulingError {
  override readonly name = "SlotTakenError";
  readonly code = "SLOT_TAKEN";
  readonly resourceId: string;

  constructor(resourceId: string, options?: ErrorOptions) {
    super(`Resource ${resourceId} is already reserved for part of that time`, options);
    this.resourceId = resourceId;
  }
}
