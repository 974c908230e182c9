import type { IcsFile } from "@convene/calendar";
import type { NotificationChannel, SuppressionReason } from "@convene/prisma";
import type { Result } from "@convene/scheduling-core";

/** A message on its way out. */
export interface OutgoingMessage {
  /** Of the notification. */
  readonly id: string;
  /** Null: it belongs to a person, not to an organisation (a password reset). */
  readonly tenantId: string | null;
  /**
   * The same at every attempt until a person tries again, as are the words: a provider that knows it
   * takes the message once.
   */
  readonly idempotencyKey: string;
  readonly channel: NotificationChannel;
  readonly to: { readonly name: string; readonly address: string };
  readonly from: { readonly name: string; readonly replyTo: string | null };
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
  readonly calendarFile: IcsFile | null;
}

/** A message that a provider took. */
export interface Accepted {
  /** The provider's name for it; null where it gives none. */
  readonly providerId: string | null;
}

/**
 * Why a message was not sent. After a `passing` failure another attempt may succeed; after a
 * `permanent` one it would fail in the same way; after an `unclear` one it may have been sent.
 */
export interface DeliveryFailure {
  readonly kind: "passing" | "permanent" | "unclear";
  /** For a person to read; no personal data. */
  readonly reason: string;
  /** The address is not to be written to again, and why. */
  readonly suppress?: SuppressionReason;
}

/** A way to send messages. A provider's adapter is all that is added for it. */
export interface NotificationChannelAdapter {
  /** For people: `outbox`, `resend`, `smtp`, `twilio`. */
  readonly name: string;
  /**
   * What comes of a message that is handed over again after a crash, when nobody knows whether it was
   * taken: `once` where the provider knows the idempotency key; `again` where a repetition is the
   * lesser evil (a mail); `never` where it is not (a text message), which leaves it to a person.
   */
  readonly repetition: "once" | "again" | "never";
  /**
   * That nothing leaves: the row is the message. Delivering it is one transaction then, which calls
   * nobody.
   */
  readonly local?: true;
  send(message: OutgoingMessage): Promise<Result<Accepted, DeliveryFailure>>;
  /**
   * Several messages in one call: all are taken, or none. Present where the provider can.
   *
   * @param batchKey The same for the same messages in the same order, and for what is left of them: then
   *   the answer must be `unclear` where the whole was taken before.
   */
  sendBatch?(
    messages: readonly OutgoingMessage[],
    batchKey: string,
  ): Promise<Result<readonly Accepted[], DeliveryFailure>>;
  /** Whether a message may go in a batch; false where there is no `sendBatch`. */
  readonly batches?: (message: OutgoingMessage) => boolean;
  /** Most messages that one batch takes. */
  readonly largestBatch?: number;
}

/** The adapter for each channel. */
export type NotificationChannels = Readonly<
  Record<NotificationChannel, NotificationChannelAdapter>
>;
