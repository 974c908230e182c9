import { SchedulingError } from "@convene/scheduling-core";
import { subMinutes } from "date-fns";

/** A client may change an appointment until some time before its start, as the service says. */
export class TooLateToChangeError extends SchedulingError {
  override readonly name = "TooLateToChangeError";
  readonly code = "TOO_LATE_TO_CHANGE";
  /** The last moment at which it could have been changed. */
  readonly changeableUntil: Date;

  constructor(changeableUntil: Date, options?: ErrorOptions) {
    super("The appointment is too close to be changed online", options);
    this.changeableUntil = changeableUntil;
  }
}

/** What decides whether a client may still change an appointment. */
interface ChangeNotice {
  readonly scheduledStart: Date;
  readonly changeNoticeMinutes: number;
}

/** The last moment at which a client may move or cancel the appointment. */
export function changeableUntil({ scheduledStart, changeNoticeMinutes }: ChangeNotice): Date {
  return subMinutes(scheduledStart, changeNoticeMinutes);
}

/** The refusal that a client's change meets at `now`; null where the notice does not stand against it. */
export function whyNotChangeable(
  appointment: ChangeNotice,
  now: Date,
): TooLateToChangeError | null {
  const until = changeableUntil(appointment);
  return now.getTime() > until.getTime() ? new TooLateToChangeError(until) : null;
}
