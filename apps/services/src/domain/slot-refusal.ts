import {
  type HostReason,
  SchedulingError,
  type SlotExplanation,
  type SlotReason,
  SlotTakenError,
} from "@convene/scheduling-core";

/** Why a time is not offered, whoever gives the service. */
export type GeneralReason =
  | SlotReason
  | { readonly reason: "beyondHorizon"; readonly latest: Date };

/** Why a time is not offered: in general, or because of one host. */
type RefusalReason = GeneralReason | (HostReason & { readonly hostId: string });

/** The time is not one that the service offers: closed, too soon, too far away, or off its grid. */
export class SlotNotOfferedError extends SchedulingError {
  override readonly name = "SlotNotOfferedError";
  readonly code = "SLOT_NOT_OFFERED";
  override readonly field = "start";
  readonly reasons: readonly RefusalReason[];

  constructor(reasons: readonly RefusalReason[], options?: ErrorOptions) {
    super("The service is not offered at that time", options);
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
