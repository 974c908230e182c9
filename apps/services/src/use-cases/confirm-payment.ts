import { type Appointment, type Payment, recordChange, type Work } from "@convene/prisma";
import { paymentTotals } from "../domain/payment-totals.ts";
import { AUTOMATIC_REASONS } from "../payments/automatic-reasons.ts";
import { confirmIfPaid } from "../payments/confirm-if-paid.ts";
import { type LockedPayment, lockPayment } from "../payments/lock-payment.ts";
import { nextCheckAt } from "../payments/next-check-at.ts";
import type { PaymentPorts } from "../payments/payment-ports.ts";
import { rebook } from "../payments/rebook.ts";
import { tellOfPayment } from "../payments/tell-of-money.ts";
import { writeRefund } from "../payments/write-refund.ts";
import { writeSuccess } from "../payments/write-success.ts";

const by = { kind: "system" } as const;

interface MadePayment {
  readonly paymentId: string;
  /** The provider's name for it. */
  readonly providerId: string;
}

/**
 * Writes down that a payment by card was made, and what follows: the appointment that waited for it is
 * confirmed. Where that was given up in the meantime it is booked once more; where its time is gone, or
 * somebody cancelled it, the money goes back. What was made is never lost, and made twice changes
 * nothing.
 *
 * @param options.rebook false: what was given up stays so. For when its time is found to be gone.
 * @throws NotFoundError
 * @throws SlotTakenError where an appointment that was given up cannot be booked again
 * @throws SlotNotOfferedError likewise
 */
export async function confirmPayment(
  work: Work,
  { paymentId, providerId }: MadePayment,
  ports: PaymentPorts,
  options: { readonly rebook?: boolean } = {},
): Promise<void> {
  const locked = await lockPayment(work, paymentId);
  const { appointment } = locked;
  if (locked.payment.state === "succeeded") return;
  const payer = { kind: "client", id: locked.payment.clientId } as const;
  const payment = await writeSuccess(work, locked, { by: payer, providerId });
  await work.tx.payment.update({
    where: { tenantId_id: { tenantId: work.tenantId, id: paymentId } },
    data: { checkAt: nextCheckAt({ state: "succeeded", refunds: [] }, work.now) },
    select: { id: true },
  });

  if (appointment.status === "cancelled") {
    const wasGivenUp = appointment.cancelledByKind === "system";
    if (wasGivenUp && options.rebook !== false) {
      await bookOnceMore(work, { payment, appointment }, ports);
      return;
    }
    const reason = AUTOMATIC_REASONS.paidTooLate;
    await writeRefund(work, payment, { amount: payment.amount, reason, by });
    return;
  }

  const confirmed = await confirmIfPaid(work, appointment, payer, ports);
  await tellOfPayment(work, ports, { payment, appointment: confirmed });
  await giveBackSurplus(work, payment, confirmed);
}

/** The same time for the same money, as another appointment: what was given up stays given up. */
async function bookOnceMore(
  work: Work,
  { payment, appointment }: LockedPayment,
  ports: PaymentPorts,
): Promise<void> {
  const { tx, tenantId } = work;
  const again = await rebook(work, appointment);
  const moved = await tx.payment.update({
    where: { tenantId_id: { tenantId, id: payment.id } },
    data: { appointmentId: again.id },
  });
  const { id: paymentId, amount, currency, method } = payment;
  const about = (row: Appointment) => ({ kind: "appointment", row }) as const;
  await recordChange(tx, about(appointment), {
    kind: "edited",
    by,
    details: { rebookedAs: again.id },
  });
  await recordChange(tx, about(again), {
    kind: "paid",
    by: { kind: "client", id: payment.clientId },
    details: { paymentId, amount, currency, method, insteadOf: appointment.id },
  });
  await ports.announceBooking(tx, about(again));
  await tellOfPayment(work, ports, { payment: moved, appointment: again });
}

/** Two pages were open, or it was paid by hand as well: what is too much goes back. */
async function giveBackSurplus(
  work: Work,
  payment: Payment,
  { id: appointmentId, price }: Appointment,
): Promise<void> {
  const payments = await work.tx.payment.findMany({ where: { appointmentId } });
  const { paid, refunded } = paymentTotals(price, payments);
  const amount = Math.min(paid - refunded - price, payment.amount);
  if (amount <= 0) return;
  await writeRefund(work, payment, { amount, reason: AUTOMATIC_REASONS.paidTwice, by });
}
