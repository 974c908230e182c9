import { announce, type Transaction } from "@convene/prisma";
import type { NotificationPorts } from "../notification-ports.ts";
import { DELIVERY_QUEUE, type DeliveryJob } from "../queues.ts";

/**
 * Queues a notification again that failed or was given up.
 *
 * @returns false where there is none in such a state, e.g. because it was sent meanwhile
 */
export async function retryNotification(
  ports: Pick<NotificationPorts, "enqueue">,
  tx: Transaction,
  { tenantId, notificationId }: DeliveryJob,
): Promise<boolean> {
  const { count } = await tx.notification.updateMany({
    where: { tenantId, id: notificationId, state: { in: ["failed", "dead"] } },
    data: { state: "queued" },
  });
  if (count === 0) return false;
  await ports.enqueue(tx, DELIVERY_QUEUE, { tenantId, notificationId });
  await announce(tx, { subject: "notification", id: notificationId, change: "changed" });
  return true;
}
