import type { Database } from "@convene/prisma";
import type { DeliveryJob } from "../queues.ts";
import { lockDeliveries } from "./read-deliveries.ts";
import { recordOutcomes } from "./record-outcomes.ts";

/**
 * Marks a notification whose job used up its attempts, for a person to look at and try again. One that
 * was just being handed over may have been taken: that is `unclear`. A job of an earlier attempt group
 * has nothing to give up.
 */
export async function giveUpDelivery(
  ports: { readonly db: Pick<Database, "unit">; now(): Date },
  { tenantId, notificationId, attemptGroup }: DeliveryJob,
): Promise<void> {
  await ports.db.unit(tenantId, async (tx) => {
    const [delivery] = await lockDeliveries(tx, [notificationId]);
    if (!delivery || delivery.attemptGroup !== attemptGroup) return;
    const { id, state, lastError } = delivery;
    switch (state) {
      case "queued":
      case "failed":
        return await recordOutcomes(tx, ports.now(), [
          { id, state: "dead", lastError, report: { kind: "given_up", detail: lastError } },
        ]);
      case "sending":
        return await recordOutcomes(tx, ports.now(), [
          { id, state: "unclear", lastError, report: { kind: "unclear", detail: lastError } },
        ]);
    }
  });
}
