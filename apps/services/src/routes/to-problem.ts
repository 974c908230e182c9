import { ProblemError } from "@convene/server-kit";
import { TooLateToChangeError } from "../domain/change-policy.ts";
import { InUseError } from "../domain/in-use-error.ts";
import { NoOfferError } from "../use-cases/answer-offer.ts";
import { PlacesTakenError } from "../use-cases/change-session-capacity.ts";
import { ClientExpectedError } from "../use-cases/erase-client.ts";
import { NoWaitingListError } from "../use-cases/join-waiting-list.ts";
import { NotStartedYetError } from "../use-cases/set-status.ts";

/** Gives this app's own refusals their status; the core's have theirs, and bugs pass as they are. */
export function toProblem(error: unknown): unknown {
  const options = { cause: error };
  if (error instanceof TooLateToChangeError) {
    const extensions = { changeableUntil: error.changeableUntil.toISOString() };
    return new ProblemError(409, error.code, error.message, extensions, options);
  }
  if (error instanceof NotStartedYetError) {
    const extensions = { startsAt: error.startsAt.toISOString() };
    return new ProblemError(409, error.code, error.message, extensions, options);
  }
  if (error instanceof ClientExpectedError) {
    const extensions = { appointments: error.appointments };
    return new ProblemError(409, error.code, error.message, extensions, options);
  }
  if (error instanceof InUseError) {
    const extensions = { field: error.field, usedBy: [...error.usedBy] };
    return new ProblemError(409, error.code, error.message, extensions, options);
  }
  if (error instanceof PlacesTakenError) {
    const extensions = { field: error.field, taken: error.taken };
    return new ProblemError(409, error.code, error.message, extensions, options);
  }
  if (error instanceof NoOfferError) {
    return new ProblemError(409, error.code, error.message, { state: error.state }, options);
  }
  if (error instanceof NoWaitingListError) {
    return new ProblemError(409, error.code, error.message, {}, options);
  }
  return error;
}
