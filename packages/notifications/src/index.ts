export type {
  DeliveryFailure,
  NotificationChannelAdapter,
  NotificationChannels,
  OutgoingMessage,
} from "./channels/notification-channel-adapter.ts";
export { outboxChannel, outboxChannels } from "./channels/outbox-channel.ts";
export { type DeliveryPorts, deliverNotification } from "./delivery/deliver-notification.ts";
export { giveUpDelivery } from "./delivery/give-up-delivery.ts";
export { PassingDeliveryError } from "./delivery/passing-delivery-error.ts";
export { retryNotification } from "./delivery/retry-notification.ts";
export { announceBooking } from "./events/announce-booking.ts";
export { notificationEffects } from "./events/notification-effects.ts";
export { eventUid } from "./facts/event-uid.ts";
export { recipientsOf } from "./facts/recipients-of.ts";
export type { Notice } from "./notice.ts";
export type { NotificationPorts } from "./notification-ports.ts";
export { type PlannedNotice, planNotices } from "./plan/plan-notices.ts";
export { DELIVERY_QUEUE, type DeliveryJob, deliveryJobSchema, REMINDER_QUEUE } from "./queues.ts";
export type { Recipient } from "./recipient.ts";
export type { DueEvent, SweepClient } from "./reminders/read-due-events.ts";
export {
  type ReminderSweepPorts,
  runReminderSweep,
  type SweepOutcome,
} from "./reminders/run-reminder-sweep.ts";
export {
  type QueuedNotification,
  type SchedulingNotificationPorts,
  SchedulingNotificationService,
} from "./service/scheduling-notification-service.ts";
export { sendSchedulingConfirmation } from "./service/send-scheduling-confirmation.ts";
export { sendSchedulingReminder } from "./service/send-scheduling-reminder.ts";
