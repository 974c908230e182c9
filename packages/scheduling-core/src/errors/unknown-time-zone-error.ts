import { SchedulingError } from "./scheduling-error.ts";

/** The runtime's time-zone database has no zone of that name. */
export class UnknownTimeZoneError extends SchedulingError {
  override readonly name = "UnknownTimeZoneError";
  readonly code = "UNKNOWN_TIME_ZONE";
  override readonly field: string;
  readonly timeZone: string;

  constructor(timeZone: string, field = "timeZone", options?: ErrorOptions) {
    super(`${field} ${JSON.stringify(timeZone)} is not an IANA time zone`, options);
    this.field = field;
    this.timeZone = timeZone;
  }
}
