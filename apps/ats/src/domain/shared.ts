import type { Transaction } from "@convene/prisma";
import {
  type HostReason,
  SchedulingError,
  type SlotExplanation,
  type SlotReason,
  SlotTakenError,
} from "@convene/scheduling-core";

/** What a use case works with: a unit of work, and the moment at which it is done. */
export interface Work {
  readonly tx: Transaction;
  readonly tenantId: string;
  readonly now: Date;
}

/** The organisation has no such thing; another one may, which is nobody's business. */
export class NotFoundError extends SchedulingError {
  override readonly name = "NotFoundError";
  readonly code = "NOT_FOUND";

  /** @param what Said to whoever asked, e.g. `interview`. */
  constructor(what: string, options?: ErrorOptions) {
    super(`There is no such ${what}`, options);
  }
}

/** Why a time is not offered: in general, or because of one host. */
export type RefusalReason = SlotReason | (HostReason & { readonly hostId: string });

/** The time is not one that can be had: closed, past, or nobody there. */
export class SlotNotOfferedError extends SchedulingError {
  override readonly name = "SlotNotOfferedError";
  readonly code = "SLOT_NOT_OFFERED";
  override readonly field = "start";
  readonly reasons: readonly RefusalReason[];

  constructor(reasons: readonly RefusalReason[], options?: ErrorOptions) {
    super("That time is not offered", options);
    this.reasons = reasons;
  }
}

/** Every reason of an explanation, the general ones first. */
function reasonsOf({ reasons, hosts }: SlotExplanation): RefusalReason[] {
  return [
    ...reasons,
    ...hosts.flatMap((host) =>
      host.ok ? [] : host.reasons.map((reason) => ({ ...reason, hostId: host.hostId })),
    ),
  ];
}

/**
 * The refusal that a time meets. Somebody who is busy makes it taken: another time will do. All else
 * makes it a time that is not offered.
 */
export function refusalOf(explanation: SlotExplanation): SlotTakenError | SlotNotOfferedError {
  const reasons = reasonsOf(explanation);
  const busy = reasons.find((reason) => reason.reason === "busy");
  return busy && "hostId" in busy
    ? new SlotTakenError(busy.hostId)
    : new SlotNotOfferedError(reasons);
}
