import type { Transaction } from "@convene/prisma";
import type { NotificationPorts } from "../notification-ports.ts";
import { SchedulingNotificationService } from "./scheduling-notification-service.ts";

/** The service for one transaction of a tenant. */
export function serviceIn(
  ports: NotificationPorts,
  tx: Transaction,
  tenantId: string,
  now: Date = ports.now(),
): SchedulingNotificationService {
  return new SchedulingNotificationService({
    tx,
    tenantId,
    enqueue: (queue, jobs, options) => ports.enqueue(tx, queue, jobs, options),
    manageUrl: (event) => ports.manageUrl(event),
    now,
  });
}
