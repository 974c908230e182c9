import type { IcsFile } from "@convene/calendar";
import type { NotificationChannel } from "@convene/prisma";
import type { Result } from "@convene/scheduling-core";

/** A message on its way out. */
export interface OutgoingMessage {
  /** Of the notification: the same at every attempt, so that a provider can tell a repetition. */
  readonly id: string;
  readonly channel: NotificationChannel;
  readonly to: { readonly name: string; readonly address: string };
  readonly from: { readonly name: string; readonly replyTo: string | null };
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
  readonly calendarFile: IcsFile | null;
}

/**
 * Why a message was not sent. After a `passing` failure another attempt may succeed; after a
 * `permanent` one it would fail in the same way.
 */
export interface DeliveryFailure {
  readonly kind: "passing" | "permanent";
  /** For a person to read; no personal data. */
  readonly reason: string;
}

/** A way to send messages. A provider's adapter is all that is added for it. */
export interface NotificationChannelAdapter {
  /** For logs: `outbox`, `smtp`. */
  readonly name: string;
  send(message: OutgoingMessage): Promise<Result<void, DeliveryFailure>>;
}

/** The adapter for each channel. */
export type NotificationChannels = Readonly<
  Record<NotificationChannel, NotificationChannelAdapter>
>;
