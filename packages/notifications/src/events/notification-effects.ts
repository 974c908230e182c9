import {
  type EventEffects,
  eventColumn,
  type ScheduledEvent,
  type Transaction,
} from "@convene/prisma";
import type { NotificationPorts } from "../notification-ports.ts";
import { serviceIn } from "../service/service-in.ts";

/**
 * What cancelling or moving an event means for its notices, in the transaction that does it: all
 * parties are told, and what was not sent yet of its old time is withdrawn.
 *
 * @example
 * connect({ url, effects: [notificationEffects(ports)] })
 */
export function notificationEffects(ports: NotificationPorts): EventEffects {
  return {
    async cancelled(tx, event, { reason }) {
      await withdrawOutdated(tx, event);
      const service = serviceIn(ports, tx, event.row.tenantId);
      await service.sendToAll(event, { kind: "cancellation", reason });
    },

    async rescheduled(tx, event, { before, reason }) {
      await withdrawOutdated(tx, event);
      const service = serviceIn(ports, tx, event.row.tenantId);
      await service.sendToAll(event, { kind: "reschedule", previousStart: before.start, reason });
    },
  };
}

/** What names the event's old time, or a duty that it no longer brings. */
const OUTDATED = ["confirmation", "reschedule", "reminder", "feedback_due"] as const;

/**
 * Their jobs find them withdrawn and leave them alone. One that is just being handed over holds its
 * row's lock: this waits for it, and leaves what was sent.
 */
async function withdrawOutdated(tx: Transaction, { kind, row }: ScheduledEvent): Promise<void> {
  await tx.notification.updateMany({
    where: {
      ...eventColumn(kind, row.id),
      kind: { in: [...OUTDATED] },
      state: { in: ["queued", "failed", "sending"] },
    },
    data: { state: "withdrawn" },
  });
}
