import type { ScheduledEvent } from "@convene/prisma";
import { type ReminderType, STANDARD_REMINDERS } from "@convene/scheduling-core/prisma";
import type { Recipient } from "../recipient.ts";
import type {
  QueuedNotification,
  SchedulingNotificationService,
} from "./scheduling-notification-service.ts";

/**
 * Reminds everyone of an event, each on their channels.
 *
 * @param type A standard reminder by name, any other by its minutes before the start.
 * @param recipients Default: all parties of the event; see `recipientsOf`.
 */
export async function sendSchedulingReminder(
  service: SchedulingNotificationService,
  event: ScheduledEvent,
  type: ReminderType,
  recipients?: readonly Recipient[],
): Promise<QueuedNotification[]> {
  const offsetMinutes = typeof type === "number" ? type : STANDARD_REMINDERS[type];
  return await service.sendToAll(event, { kind: "reminder", offsetMinutes }, recipients);
}
