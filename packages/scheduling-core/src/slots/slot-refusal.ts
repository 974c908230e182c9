import { SchedulingError } from "../errors/scheduling-error.ts";
import { SlotTakenError } from "../errors/slot-taken-error.ts";
import type { HostReason, SlotExplanation, SlotReason } from "./explain-slot.ts";

/** Why a time is not offered, whoever gives it. `beyondHorizon`: a rule of whoever offers it. */
export type GeneralReason =
  | SlotReason
  | { readonly reason: "beyondHorizon"; readonly latest: Date };

/** Why a time is not offered: in general, or because of one host. */
export type RefusalReason = GeneralReason | (HostReason & { readonly hostId: string });

/** The time is not one that is offered: closed, too soon, too far away, or off the grid. */
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

/**
 * The refusal that a time meets. Somebody who is busy makes it taken: another time will do. All else
 * makes it a time that is not offered.
 */
export function slotRefusal(explanation: SlotExplanation): SlotTakenError | SlotNotOfferedError {
  const reasons = reasonsOf(explanation);
  const busy = reasons.find((reason) => reason.reason === "busy");
  return busy && "hostId" in busy
    ? new SlotTakenError(busy.hostId)
    : new SlotNotOfferedError(reasons);
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
