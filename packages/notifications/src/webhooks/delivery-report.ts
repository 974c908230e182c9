import type { SuppressionReason } from "@convene/prisma";

/** What a provider says became of a message. */
export type ReportedOutcome =
  /** It took the message. */
  | "sent"
  | "delivered"
  /** It tries again by itself. */
  | "delayed"
  | "bounced"
  | "complained"
  /** It keeps a list of its own of whom it does not write to. */
  | "suppressed"
  /** It could not send the message, and gave up. */
  | "failed";

/** A provider's report about one message, as a webhook brings it. */
export interface ProviderReport {
  readonly tenantId: string;
  readonly notificationId: string;
  /** `resend`, `twilio`. */
  readonly provider: string;
  /** The provider's name for the message. */
  readonly providerId: string;
  /** The same for every repetition of the report, and of no other one. */
  readonly reportKey: string;
  readonly outcome: ReportedOutcome;
  /** For a person to read; no personal data. */
  readonly detail: string | null;
  /** The address is not to be written to again, and why. */
  readonly suppress?: SuppressionReason;
}

/** Why a webhook is not taken. */
export type WebhookRefusal = "signature" | "content";
