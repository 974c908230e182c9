import type { NotificationKind, NotificationState, Product } from "../api/shared-api.ts";

const shared: readonly NotificationKind[] = [
  "confirmation",
  "reminder",
  "cancellation",
  "reschedule",
];

/** The kinds of messages that a product sends, in the order in which lists show them. */
export function messageKinds(product: Product): readonly NotificationKind[] {
  return product === "ats"
    ? [
        "application_received",
        "time_requested",
        "times_given",
        ...shared,
        "interviewer_declined",
        "feedback_due",
        "mentioned",
        "approval_requested",
        "offer_sent",
        "offer_answered",
        "application_rejected",
        "calendar_reconnect",
      ]
    : [...shared, "hold_expiring", "slot_offered", "receipt", "refund_made", "calendar_reconnect"];
}

export const messageStates: readonly NotificationState[] = [
  "queued",
  "sending",
  "sent",
  "delivered",
  "failed",
  "dead",
  "unclear",
  "bounced",
  "complained",
  "suppressed",
  "passed_over",
  "withdrawn",
];

export const messageChannels = ["email", "sms", "in_app"] as const;
