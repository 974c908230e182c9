import type { KnownStatus } from "../states/status-badge.tsx";

/** A message as a list shows it. */
export interface OutboxEntry {
  readonly id: string;
  readonly channel: "email" | "sms" | "in_app";
  readonly to: string;
  /** For SMS its first words. */
  readonly subject: string;
  readonly state: Extract<
    KnownStatus,
    "queued" | "sending" | "sent" | "delivered" | "failed" | "dead" | "passed_over" | "withdrawn"
  >;
  readonly createdAt: Date;
  /** Why it could not be delivered. */
  readonly error?: string;
  /** Why it was not sent, where that was on purpose. */
  readonly note?: string;
}

export interface OutboxAttachment {
  readonly fileName: string;
  /** e.g. `text/calendar; method=REQUEST`. */
  readonly contentType: string;
  readonly content: string;
}

/** A message as it went, or would go, out. */
export interface OutboxLetter extends OutboxEntry {
  readonly html?: string;
  readonly text: string;
  readonly attachments: readonly OutboxAttachment[];
}
