import { announce, type Transaction } from "@convene/prisma";
import { uuidv7 } from "uuidv7";
import type { NotificationPorts } from "../notification-ports.ts";
import { DELIVERY_QUEUE, type DeliveryJob } from "../queues.ts";
import { lockDeliveries } from "./read-deliveries.ts";

/** What a person may send again. */
const REPEATABLE: ReadonlySet<string> = new Set([
  "failed",
  "dead",
  "unclear",
  "bounced",
  "suppressed",
]);

/**
 * Queues a notification again that was not delivered, because a person wants it. It begins a new
 * attempt group: the message is written anew, and providers take it for a new one. Jobs of the earlier
 * group do nothing any more.
 *
 * @returns false where there is none in such a state, e.g. because it was sent meanwhile, or where its
 *   address is not to be written to
 */
export async function retryNotification(
  ports: Pick<NotificationPorts, "enqueue" | "now">,
  tx: Transaction,
  wanted: {
    readonly tenantId: string;
    readonly notificationId: string;
    /** Who wants it. */
    readonly memberId: string | null;
  },
): Promise<boolean> {
  const { tenantId, notificationId: id, memberId } = wanted;
  const [delivery] = await lockDeliveries(tx, [id]);
  if (!delivery || !REPEATABLE.has(delivery.state) || delivery.suppressed) return false;
  const attemptGroup = delivery.attemptGroup + 1;
  await tx.notification.update({
    where: { tenantId_id: { tenantId, id } },
    data: {
      state: "queued",
      attemptGroup,
      attempts: 0,
      batchId: null,
      provider: null,
      providerId: null,
      heldUntil: null,
      lastError: null,
      sentAt: null,
      subject: null,
      text: null,
      html: null,
      calendarFile: null,
    },
    select: { id: true },
  });
  await tx.deliveryReport.createMany({
    data: {
      tenantId,
      id: uuidv7(),
      notificationId: id,
      kind: "retried",
      memberId,
      at: ports.now(),
    },
  });
  const job: DeliveryJob = { tenantId, notificationId: id, attemptGroup };
  await ports.enqueue(tx, DELIVERY_QUEUE, [job]); // somebody waits for it: normal priority
  await announce(tx, { subject: "notification", id, change: "changed" });
  return true;
}
