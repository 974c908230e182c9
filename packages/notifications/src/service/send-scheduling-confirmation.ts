import type { ScheduledEvent } from "@convene/prisma";
import type { Recipient } from "../recipient.ts";
import type {
  QueuedNotification,
  SchedulingNotificationService,
} from "./scheduling-notification-service.ts";

/**
 * Confirms an event to everyone, each on their channels.
 *
 * @param recipients Default: all parties of the event; see `recipientsOf`.
 */
export async function sendSchedulingConfirmation(
  service: SchedulingNotificationService,
  event: ScheduledEvent,
  recipients?: readonly Recipient[],
): Promise<QueuedNotification[]> {
  return await service.sendToAll(event, { kind: "confirmation" }, recipients);
}
