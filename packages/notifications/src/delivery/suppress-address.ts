import type { NotificationChannel, SuppressionReason, Transaction } from "@convene/prisma";

/** Whom an organisation does not write to any more, and because of which message. */
export interface Suppression {
  readonly channel: NotificationChannel;
  readonly address: string;
  readonly reason: SuppressionReason;
  /** The provider's words; no personal data. */
  readonly detail: string | null;
  readonly notificationId: string | null;
}

/**
 * Sees to it that an address is not written to again; the first reason stays. A phone that answered
 * STOP gets nothing from any organisation, because they share the number that sends.
 */
export async function suppressAddress(
  tx: Transaction,
  { channel, address, reason, detail, notificationId }: Suppression,
  at: Date,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO suppressed_address
      (tenant_id, channel, address, reason, detail, notification_id, since)
    VALUES (current_tenant(), ${channel}::notification_channel, lower(${address}),
      ${reason}::suppression_reason, ${detail}, ${notificationId}::uuid, ${at}::timestamptz)
    ON CONFLICT DO NOTHING`;
  if (channel === "sms" && reason === "stopped") {
    await tx.$queryRaw`SELECT stop_phone(${address}, ${at}::timestamptz)::text`;
  }
}
