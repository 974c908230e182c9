import type { NotificationChannel, NotificationKind, NotificationState } from "@convene/prisma";
import type { Delivery } from "./delivery.ts";
import type { DeliveryOutcome } from "./record-outcomes.ts";

/** What became of a message, without whose it is. */
export interface DeliveredKind {
  readonly kind: NotificationKind;
  readonly channel: NotificationChannel;
  readonly state: NotificationState;
}

export type OnOutcome = (outcome: DeliveredKind) => void;

/** Tells what was written down about deliveries. That something is on its way is no outcome. */
export function tellOutcomes(
  onOutcome: OnOutcome | undefined,
  deliveries: readonly Pick<Delivery, "id" | "kind" | "channel">[],
  outcomes: readonly DeliveryOutcome[],
): void {
  if (!onOutcome) return;
  const known = new Map(deliveries.map((delivery) => [delivery.id, delivery]));
  for (const { id, state } of outcomes) {
    const delivery = known.get(id);
    if (!delivery || state === "sending") continue;
    onOutcome({ kind: delivery.kind, channel: delivery.channel, state });
  }
}
