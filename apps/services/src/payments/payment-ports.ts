import type { SchedulingNotificationService } from "@convene/notifications";
import type { Payment, ScheduledEvent, Transaction, Work } from "@convene/prisma";
import { type Kit, notifierIn } from "@convene/server-kit";
import { receiptUrl } from "../routes/receipt-link.ts";

/** What follows from money that moves, in the transaction in which it does. */
export interface PaymentPorts {
  /** Queues the confirmations of an appointment that was paid. */
  announceBooking(tx: Transaction, event: ScheduledEvent): Promise<void>;
  /** Tells people, in that transaction. */
  notifier(
    work: Work,
  ): Pick<SchedulingNotificationService, "sendReceipt" | "sendRefundMade" | "sendHoldExpiring">;
  /** The page that shows the receipt of a payment. */
  receiptUrl(payment: Pick<Payment, "tenantId" | "id" | "createdAt">): Promise<string>;
}

export function paymentPorts(
  kit: Pick<Kit, "announceBooking" | "env" | "jobs" | "links" | "manageUrl">,
): PaymentPorts {
  return {
    announceBooking: (tx, event) => kit.announceBooking(tx, event),
    notifier: (work) => notifierIn(kit, work),
    receiptUrl: (payment) => receiptUrl(kit, payment),
  };
}
