import { ProblemError } from "@convene/server-kit";
import {
  AlreadyEmployedError,
  NotAskedToApproveError,
  OfferClosedError,
  OfferOpenError,
  SignatureMismatchError,
  UnknownPlaceholdersError,
} from "../domain/offer-refusals.ts";

/** Gives the refusals of offers their status; undefined for what is none. */
export function offerProblem(error: unknown): ProblemError | undefined {
  const options = { cause: error };
  if (error instanceof UnknownPlaceholdersError) {
    const { field, placeholders } = error;
    const extensions = { field, placeholders: [...placeholders] };
    return new ProblemError(400, error.code, error.message, extensions, options);
  }
  if (error instanceof SignatureMismatchError) {
    return new ProblemError(400, error.code, error.message, { field: error.field }, options);
  }
  if (error instanceof OfferOpenError) {
    return new ProblemError(409, error.code, error.message, { offerId: error.offerId }, options);
  }
  if (
    error instanceof OfferClosedError ||
    error instanceof NotAskedToApproveError ||
    error instanceof AlreadyEmployedError
  ) {
    return new ProblemError(409, error.code, error.message, {}, options);
  }
  return undefined;
}
