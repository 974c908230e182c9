import {
  type Actor,
  type Appointment,
  announce,
  type Payment,
  recordChange,
  type Work,
} from "@convene/prisma";
import { received } from "../domain/ledger.ts";
import { writeLedger } from "./write-ledger.ts";

/**
 * Writes down that a payment was made: state, receipt number, ledger and history. Whoever calls it has
 * the payment's lock.
 *
 * @param providerId The provider's name for it; left out: it was made by hand.
 */
export async function writeSuccess(
  work: Work,
  { payment, appointment }: { readonly payment: Payment; readonly appointment: Appointment },
  { by, providerId = null }: { readonly by: Actor; readonly providerId?: string | null },
): Promise<Payment> {
  const { tx, tenantId, now } = work;
  const { amount, currency, method } = payment;
  const succeeded = await tx.payment.update({
    where: { tenantId_id: { tenantId, id: payment.id } },
    data: {
      state: "succeeded",
      succeededAt: now,
      receiptNumber: await nextReceiptNumber(work),
      providerId,
      lastError: null,
    },
  });
  await writeLedger(work, payment, received(payment));
  await recordChange(
    tx,
    { kind: "appointment", row: appointment },
    { kind: "paid", by, details: { paymentId: payment.id, amount, currency, method } },
  );
  await announce(tx, { subject: "payment", id: payment.id, change: "changed" });
  await announce(tx, { subject: "appointment", id: appointment.id, change: "changed" });
  return succeeded;
}

/** Counts without gaps: the organisation's row is locked until the receipt is committed. */
async function nextReceiptNumber({ tx, tenantId }: Work): Promise<number> {
  const { receipts } = await tx.tenant.update({
    where: { tenantId },
    data: { receipts: { increment: 1 } },
    select: { receipts: true },
  });
  return receipts;
}
