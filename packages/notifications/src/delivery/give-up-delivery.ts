import type { Database } from "@convene/prisma";
import type { DeliveryJob } from "../queues.ts";
import { type OnOutcome, tellOutcomes } from "./on-outcome.ts";
import { lockDeliveries } from "./read-deliveries.ts";
import { type DeliveryOutcome, recordOutcomes } from "./record-outcomes.ts";

/**
 * Marks a notification whose job used up its attempts, for a person to look at and try again. One that
 * was just being handed over may have been taken: that is `unclear`. A job of an earlier attempt group
 * has nothing to give up.
 */
export async function giveUpDelivery(
  ports: { readonly db: Pick<Database, "unit">; readonly onOutcome?: OnOutcome; now(): Date },
  { tenantId, notificationId, attemptGroup }: DeliveryJob,
): Promise<void> {
  await ports.db.unit(tenantId, async (tx) => {
    const [delivery] = await lockDeliveries(tx, [notificationId]);
    if (!delivery || delivery.attemptGroup !== attemptGroup) return;
    const { id, state, lastError } = delivery;
    const record = async (outcome: DeliveryOutcome) => {
      await recordOutcomes(tx, ports.now(), [outcome]);
      tellOutcomes(ports.onOutcome, [delivery], [outcome]);
    };
    const report = (kind: "given_up" | "unclear") => ({ kind, detail: lastError });
    switch (state) {
      case "queued":
      case "failed":
        return await record({ id, state: "dead", lastError, report: report("given_up") });
      case "sending":
        return await record({ id, state: "unclear", lastError, report: report("unclear") });
    }
  });
}
