import { z } from "zod";

/** Jobs that deliver one notification each; see `deliverNotifications`. */
export const DELIVERY_QUEUE = "notification-delivery";

/** Jobs that look for due reminders; see `runReminderSweep`. */
export const REMINDER_QUEUE = "reminder-sweep";

/** What a delivery job carries: ids, never personal data. */
export const deliveryJobSchema = z.object({
  tenantId: z.uuid(),
  notificationId: z.uuid(),
  /** The notification's `attemptGroup`: a job of an earlier group has nothing to do any more. */
  attemptGroup: z.int().nonnegative().default(0),
});
export type DeliveryJob = z.output<typeof deliveryJobSchema>;
