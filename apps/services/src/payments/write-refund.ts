import { type Actor, announce, type Payment, type Refund, type Work } from "@convene/prisma";
import { uuidv7 } from "uuidv7";

/** What is to be given back, and why. Minor units. */
export interface NewRefund {
  readonly amount: number;
  readonly reason?: string | undefined;
  readonly by: Actor;
  /** Where it was made at the provider's. */
  readonly providerId?: string;
}

/**
 * Writes down that something of a payment is to be given back. By card the provider is told by a job
 * soon after; else somebody does it by hand. Whoever calls it has the payment's lock, and knows that it
 * is not more than what is left.
 */
export async function writeRefund(
  { tx, tenantId, now }: Work,
  payment: Payment,
  { amount, reason, by, providerId }: NewRefund,
): Promise<Refund> {
  const refund = await tx.refund.create({
    data: {
      tenantId,
      id: uuidv7(),
      paymentId: payment.id,
      amount,
      currency: payment.currency,
      reason: reason ?? null,
      providerId: providerId ?? null,
      actorKind: by.kind,
      actorId: by.id ?? null,
      createdAt: now,
    },
  });
  await tx.payment.update({
    where: { tenantId_id: { tenantId, id: payment.id } },
    data: {
      refunded: { increment: amount },
      ...(payment.provider === "stripe" && { checkAt: now }),
    },
    select: { id: true },
  });
  await announce(tx, { subject: "payment", id: payment.id, change: "changed" });
  return refund;
}
