import type { OfferState } from "@convene/prisma";
import { SchedulingError } from "@convene/scheduling-core";

/** The application has an offer that is not settled yet; there is one at a time. */
export class OfferOpenError extends SchedulingError {
  override readonly name = "OfferOpenError";
  readonly code = "OFFER_OPEN";
  readonly offerId: string;

  constructor(offerId: string, options?: ErrorOptions) {
    super("The application has an open offer already", options);
    this.offerId = offerId;
  }
}

/** A letter has something in braces that nothing is known of. */
export class UnknownPlaceholdersError extends SchedulingError {
  override readonly name = "UnknownPlaceholdersError";
  readonly code = "UNKNOWN_PLACEHOLDERS";
  override readonly field = "body";
  readonly placeholders: readonly string[];

  constructor(placeholders: readonly string[], options?: ErrorOptions) {
    super("The letter has unknown placeholders", options);
    this.placeholders = placeholders;
  }
}

/** Somebody else of the chain is asked at the moment, or nobody is. */
export class NotAskedToApproveError extends SchedulingError {
  override readonly name = "NotAskedToApproveError";
  readonly code = "NOT_ASKED_TO_APPROVE";

  constructor(options?: ErrorOptions) {
    super("The offer does not wait for your approval", options);
  }
}

/** Why a candidate cannot answer an offer. */
export type WhyNotAnswer =
  | "OFFER_EXPIRED"
  | "OFFER_WITHDRAWN"
  | "OFFER_ANSWERED"
  | "OFFER_NOT_SENT";

/** The candidate's answer comes too late, or too soon. */
export class OfferClosedError extends SchedulingError {
  override readonly name = "OfferClosedError";
  readonly code: WhyNotAnswer;

  constructor(code: WhyNotAnswer, options?: ErrorOptions) {
    super("The offer cannot be answered", options);
    this.code = code;
  }
}

/** The typed name is not the candidate's. */
export class SignatureMismatchError extends SchedulingError {
  override readonly name = "SignatureMismatchError";
  readonly code = "SIGNATURE_MISMATCH";
  override readonly field = "signature";

  constructor(options?: ErrorOptions) {
    super("The signature is not the candidate's name", options);
  }
}

/** The candidate has accepted another offer of this organisation. */
export class AlreadyEmployedError extends SchedulingError {
  override readonly name = "AlreadyEmployedError";
  readonly code = "ALREADY_EMPLOYED";

  constructor(options?: ErrorOptions) {
    super("The candidate has accepted an offer already", options);
  }
}

/**
 * Why an offer cannot be answered; undefined where it can be.
 *
 * It stands until its moment passes, whether or not a round has been to mark it.
 */
export function whyNotAnswer(
  { state, expiresAt }: { readonly state: OfferState; readonly expiresAt: Date | null },
  now: Date,
): WhyNotAnswer | undefined {
  switch (state) {
    case "sent":
      return expiresAt !== null && expiresAt <= now ? "OFFER_EXPIRED" : undefined;
    case "expired":
      return "OFFER_EXPIRED";
    case "withdrawn":
      return "OFFER_WITHDRAWN";
    case "accepted":
    case "declined":
    case "countered":
      return "OFFER_ANSWERED";
    case "draft":
    case "pending_approval":
    case "approved":
      return "OFFER_NOT_SENT";
  }
}
