import type { SchedulingRequest } from "@convene/prisma";
import { SchedulingError } from "@convene/scheduling-core";

/** Why a request can't be answered any more. */
export type WhyNotAnswer =
  | "REQUEST_BOOKED"
  | "REQUEST_WITHDRAWN"
  | "REQUEST_DECLINED"
  | "REQUEST_EXPIRED";

/** It came to something already, or its time is up. */
export class RequestClosedError extends SchedulingError {
  override readonly name = "RequestClosedError";
  readonly code: WhyNotAnswer;

  constructor(code: WhyNotAnswer, options?: ErrorOptions) {
    super("The request can't be answered any more", options);
    this.code = code;
  }
}

/** Two proposals need the same person or room at the same time: both can't be held. */
export class ProposalsOverlapError extends SchedulingError {
  override readonly name = "ProposalsOverlapError";
  readonly code = "PROPOSALS_OVERLAP";
  override readonly field = "proposals";

  constructor(options?: ErrorOptions) {
    super("Two proposals need the same person or room at the same time", options);
  }
}

/** Null where it can be answered. Whoever gave times may give others until somebody schedules. */
export function whyNotAnswer(
  { state, expiresAt }: Pick<SchedulingRequest, "state" | "expiresAt">,
  now: Date,
): WhyNotAnswer | null {
  switch (state) {
    case "booked":
      return "REQUEST_BOOKED";
    case "withdrawn":
      return "REQUEST_WITHDRAWN";
    case "declined":
      return "REQUEST_DECLINED";
    case "expired":
      return "REQUEST_EXPIRED";
    case "open":
    case "answered":
      return expiresAt <= now ? "REQUEST_EXPIRED" : null;
  }
}
