import { announce, type Refund, type RefundState, recordChange, type Work } from "@convene/prisma";
import { givenBack, received } from "../domain/ledger.ts";
import type { LockedPayment } from "./lock-payment.ts";
import type { PaymentPorts } from "./payment-ports.ts";
import { tellOfRefund } from "./tell-of-money.ts";
import { writeLedger } from "./write-ledger.ts";

/** What became of a refund. */
export interface RefundOutcome {
  readonly state: RefundState;
  readonly providerId?: string | null;
  /** Why it failed, by the provider's code. */
  readonly failure?: string | null;
}

/**
 * Writes down what became of a refund, with what follows: ledger, history and word to the client. The
 * same once more changes nothing; a refund that came back after it had been made is taken back in the
 * ledger. Whoever calls it has the payment's lock.
 */
export async function settleRefund(
  work: Work,
  { payment, appointment }: LockedPayment,
  refund: Refund,
  { state, providerId = refund.providerId, failure = null }: RefundOutcome,
  ports: PaymentPorts,
): Promise<void> {
  const { tx, tenantId, now } = work;
  if (refund.state === state && refund.providerId === providerId) return;
  const settled = await tx.refund.update({
    where: { tenantId_id: { tenantId, id: refund.id } },
    data: {
      state,
      providerId,
      lastError: failure,
      settledAt: state === "pending" ? null : now,
    },
  });
  await announce(tx, { subject: "payment", id: payment.id, change: "changed" });
  if (refund.state === state) return;

  const { method } = payment;
  const { amount, currency } = refund;
  // What failed is not about to be given back any more; what comes to life again is.
  const change = Number(state !== "failed") - Number(refund.state !== "failed");
  if (change !== 0) {
    await tx.payment.update({
      where: { tenantId_id: { tenantId, id: payment.id } },
      data: { refunded: { increment: change * amount } },
      select: { id: true },
    });
  }
  if (refund.state === "succeeded") {
    await writeLedger(work, payment, received({ method, amount }), refund.id);
  }
  if (state !== "succeeded") return;
  await writeLedger(work, payment, givenBack({ method, amount }), refund.id);
  const by = { kind: refund.actorKind, id: refund.actorId };
  const details = { paymentId: payment.id, refundId: refund.id, amount, currency, method };
  const event = { kind: "appointment", row: appointment } as const;
  await recordChange(tx, event, {
    kind: "refunded",
    by,
    reason: refund.reason ?? undefined,
    details,
  });
  await tellOfRefund(work, ports, { refund: settled, payment, appointment });
}
