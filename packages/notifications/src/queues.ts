import { z } from "zod";

/** Jobs that deliver one notification each; see `deliverNotification`. */
export const DELIVERY_QUEUE = "notification-delivery";

/** Jobs that look for due reminders; see `runReminderSweep`. */
export const REMINDER_QUEUE = "reminder-sweep";

/** What a delivery job carries: ids, never personal data. */
export const deliveryJobSchema = z.object({ tenantId: z.uuid(), notificationId: z.uuid() });
export type DeliveryJob = z.infer<typeof deliveryJobSchema>;
