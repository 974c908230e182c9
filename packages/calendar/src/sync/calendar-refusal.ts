import { err, ok, type Result } from "@convene/scheduling-core";
import type { CalendarFailure, CalendarFailureKind } from "./calendar-failure.ts";

/**
 * A failure on its way from a provider's client to the port, which turns it into a Result. It never
 * leaves this package.
 */
export class CalendarRefusal extends Error {
  override readonly name = "CalendarRefusal";
  readonly failure: CalendarFailure;

  constructor(
    kind: CalendarFailureKind,
    details: Partial<Omit<CalendarFailure, "kind">> = {},
    options?: ErrorOptions,
  ) {
    super(`The provider's answer means: ${kind}`, options);
    this.failure = { kind, status: null, code: null, retryAfterSeconds: null, ...details };
  }
}

/** Runs a provider's call: its failures become values, bugs stay exceptions. */
export async function outcomeOf<T>(call: () => Promise<T>): Promise<Result<T, CalendarFailure>> {
  try {
    return ok(await call());
  } catch (error) {
    if (error instanceof CalendarRefusal) return err(error.failure);
    throw error;
  }
}

/** Whether it is a provider's failure of that kind. */
export function isRefusal(error: unknown, kind: CalendarFailureKind): error is CalendarRefusal {
  return error instanceof CalendarRefusal && error.failure.kind === kind;
}

/** The failure inside an error that a library has wrapped around it; null where there is none. */
export function refusalIn(error: unknown): CalendarRefusal | null {
  for (let inner = error; inner instanceof Error; inner = causeOf(inner)) {
    if (inner instanceof CalendarRefusal) return inner;
  }
  return null;
}

/** msal keeps what it wraps as `error`. */
function causeOf(error: Error): unknown {
  return "error" in error && error.error instanceof Error ? error.error : error.cause;
}
