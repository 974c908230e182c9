import { ProblemError } from "@convene/server-kit";
import { TooLateToChangeError } from "../domain/change-policy.ts";
import { InUseError } from "../domain/in-use-error.ts";
import { SeriesClashError } from "../domain/series-clash-error.ts";
import { SeriesOfOthersError } from "../domain/series-of-others-error.ts";
import { CardProviderError } from "../payments/card-payments.ts";
import { NoOfferError } from "../use-cases/answer-offer.ts";
import { NothingToPayError } from "../use-cases/begin-card-payment.ts";
import { PlacesTakenError } from "../use-cases/change-session-capacity.ts";
import { ClientExpectedError } from "../use-cases/erase-client.ts";
import { NoWaitingListError } from "../use-cases/join-waiting-list.ts";
import { CardRefusedError } from "../use-cases/open-checkout.ts";
import { PaymentTooLargeError } from "../use-cases/record-payment.ts";
import { RefundSettledError, RefundTooLargeError } from "../use-cases/refund-payment.ts";
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
  if (error instanceof SeriesOfOthersError) {
    return new ProblemError(403, error.code, error.message, {}, options);
  }
  if (error instanceof NoWaitingListError) {
    return new ProblemError(409, error.code, error.message, {}, options);
  }
  if (error instanceof PaymentTooLargeError) {
    const extensions = { field: error.field, due: error.due };
    return new ProblemError(409, error.code, error.message, extensions, options);
  }
  if (error instanceof RefundTooLargeError) {
    const extensions = { field: error.field, left: error.left };
    return new ProblemError(409, error.code, error.message, extensions, options);
  }
  if (
    error instanceof NothingToPayError ||
    error instanceof CardRefusedError ||
    error instanceof RefundSettledError
  ) {
    return new ProblemError(409, error.code, error.message, {}, options);
  }
  if (error instanceof CardProviderError) {
    const says = "Payments by card cannot be reached at the moment";
    return new ProblemError(503, "CARDS_UNAVAILABLE", says, {}, options);
  }
  if (error instanceof SeriesClashError) {
    const starts = error.starts.map((start) => start.toISOString());
    return new ProblemError(409, error.code, error.message, { starts }, options);
  }
  return error;
}
