import { SchedulingError } from "../errors/scheduling-error.ts";

/** The reminder went out or was passed over already, for the present time of the event. */
export class ReminderAlreadySentError extends SchedulingError {
  override readonly name = "ReminderAlreadySentError";
  readonly code = "REMINDER_ALREADY_SENT";
  readonly offsetMinutes: number;

  constructor(offsetMinutes: number, options?: ErrorOptions) {
    super(`The reminder ${offsetMinutes} minutes ahead is already recorded as sent`, options);
    this.offsetMinutes = offsetMinutes;
  }
}
