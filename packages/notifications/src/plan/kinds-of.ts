import type { NotificationKind, Product } from "@convene/prisma";

const BOTH: readonly NotificationKind[] = [
  "confirmation",
  "reminder",
  "reschedule",
  "cancellation",
  "hold_expiring",
];

const KINDS: Readonly<Record<Product, readonly NotificationKind[]>> = {
  ats: [
    "application_received",
    "time_requested",
    "times_given",
    ...BOTH,
    "interviewer_declined",
    "feedback_due",
    "mentioned",
    "approval_requested",
    "offer_sent",
    "offer_answered",
    "application_rejected",
    "calendar_reconnect",
  ],
  services: [...BOTH, "slot_offered", "receipt", "refund_made", "calendar_reconnect"],
};

/** What a product tells people, in the order in which it comes up. */
export function kindsOf(product: Product): readonly NotificationKind[] {
  return KINDS[product];
}
