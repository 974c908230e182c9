/**
 * What a provider's refusal means to us.
 *
 * - `reconnect`: the consent or password is gone. Only a person can mend it, by connecting again.
 * - `misconfigured`: the provider does not know our application. Only the operator can mend it.
 * - `forbidden`: the account may not do that, though its consent stands.
 * - `notFound`: the calendar or the event is no longer there.
 * - `conflict`: it was changed by somebody else in the meantime.
 * - `rateLimited`: too many calls. `retryAfterSeconds` says how long to wait, where the provider does.
 * - `unavailable`: it failed, or closed the connection.
 * - `timeout`: no full answer in time. The call may have been carried out.
 * - `malformed`: it answered something else than it promises.
 * - `refused`: it calls our request wrong.
 * - `tooMuch`: more pages than we read. What was read is dropped, lest the rest look free.
 * - `pending`: it is being made; ask again.
 */
export type CalendarFailureKind =
  | "reconnect"
  | "misconfigured"
  | "forbidden"
  | "notFound"
  | "conflict"
  | "rateLimited"
  | "unavailable"
  | "timeout"
  | "malformed"
  | "refused"
  | "tooMuch"
  | "pending";

/** Why a provider did not do what it was asked. Holds no personal data and no secret: may be logged. */
export interface CalendarFailure {
  readonly kind: CalendarFailureKind;
  /** HTTP status; null where there was no answer. */
  readonly status: number | null;
  /** The provider's own word for it, e.g. `rateLimitExceeded`. */
  readonly code: string | null;
  /** The least time to wait, as the provider asked; null where it did not. */
  readonly retryAfterSeconds: number | null;
}

const PASSING: ReadonlySet<CalendarFailureKind> = new Set([
  "conflict",
  "rateLimited",
  "unavailable",
  "timeout",
  "malformed",
  "pending",
]);

/** Whether the same call may succeed later, with nobody doing anything. */
export function isPassing({ kind }: CalendarFailure): boolean {
  return PASSING.has(kind);
}
