import type { ScheduledEvent, Transaction } from "@convene/prisma";
import type { NotificationPorts } from "../notification-ports.ts";
import { planReminders } from "../reminders/plan-reminders.ts";
import { sendSchedulingConfirmation } from "../service/send-scheduling-confirmation.ts";
import { serviceIn } from "../service/service-in.ts";

/** Confirms a new booking to all parties and plans its reminders, in the booking's transaction. */
export async function announceBooking(
  ports: NotificationPorts,
  tx: Transaction,
  event: ScheduledEvent,
): Promise<void> {
  await planReminders(tx, event, ports.now());
  await sendSchedulingConfirmation(serviceIn(ports, tx, event.row.tenantId), event);
}
