import { announce, type Database } from "@convene/prisma";
import type { DeliveryJob } from "../queues.ts";

/** Marks a notification whose job used up its attempts, for a person to look at and try again. */
export async function giveUpDelivery(
  ports: { readonly db: Pick<Database, "unit"> },
  { tenantId, notificationId }: DeliveryJob,
): Promise<void> {
  await ports.db.unit(tenantId, async (tx) => {
    const { count } = await tx.notification.updateMany({
      where: { id: notificationId, state: { in: ["queued", "failed"] } },
      data: { state: "dead" },
    });
    if (count === 0) return;
    await announce(tx, { subject: "notification", id: notificationId, change: "changed" });
  });
}
