import type { KnownStatus } from "../states/status-badge.tsx";

export type MessageChannel = "email" | "sms" | "in_app";

/** A message as a list shows it. */
export interface MessageEntry {
  readonly id: string;
  readonly channel: MessageChannel;
  /** Their name. */
  readonly to: string;
  /** Mail address or phone number; left out for what is shown in these pages. */
  readonly address?: string;
  /** For SMS its first words. */
  readonly subject: string;
  readonly state: Extract<
    KnownStatus,
    | "queued"
    | "sending"
    | "sent"
    | "delivered"
    | "failed"
    | "dead"
    | "unclear"
    | "bounced"
    | "complained"
    | "suppressed"
    | "passed_over"
    | "withdrawn"
  >;
  /** Said instead of the state's own word: nothing went out where no provider is set. */
  readonly stateLabel?: string;
  readonly createdAt: Date;
  /** What the state means here, in a sentence: why it was not sent, until when it waits. */
  readonly note?: string;
  /** A person may send it again. */
  readonly canRetry: boolean;
}

export interface MessageAttachment {
  readonly fileName: string;
  /** e.g. `text/calendar; method=REQUEST`. */
  readonly contentType: string;
  readonly content: string;
}

/** A message as it went, or would go, out. */
export interface MessageWithText extends MessageEntry {
  readonly html?: string;
  readonly text: string;
  readonly attachments: readonly MessageAttachment[];
}
