import type { Actor, Appointment, Payment, Work } from "@convene/prisma";
import { paymentTotals } from "../domain/payment-totals.ts";
import {
  refundAmount,
  refundPercent,
  refundRulesSchema,
  spreadRefund,
} from "../domain/refund-policy.ts";
import { AUTOMATIC_REASONS } from "../payments/automatic-reasons.ts";
import { writeRefund } from "../payments/write-refund.ts";
import { RefundTooLargeError } from "./refund-payment.ts";

/** What cancelling an appointment gives back. Minor units of its currency. */
export interface CancellationRefund {
  readonly amount: number;
  /** Of what was paid. */
  readonly percent: number;
  readonly paid: number;
  /** What went back before. */
  readonly refunded: number;
}

/** What staff chose instead of the rules. */
export interface RefundChoice {
  /** Minor units; 0: nothing. */
  readonly amount: number;
}

/**
 * What cancelling an appointment at the work's moment would give back: to a client what the rules say
 * that were agreed at booking, all of it where the organisation cancels.
 */
export async function previewRefund(
  { tx, now }: Work,
  appointment: Pick<Appointment, "id" | "price" | "refundRules" | "scheduledStart">,
  by: Pick<Actor, "kind">,
): Promise<CancellationRefund> {
  const payments = await tx.payment.findMany({ where: { appointmentId: appointment.id } });
  return refundOf(appointment, payments, by, now);
}

/**
 * Gives back what is due when an appointment is cancelled, the latest payment first. Whoever calls it
 * has the appointment's lock, and has just cancelled it.
 *
 * @param appointment As it was cancelled.
 * @param choice What staff want instead of all.
 * @throws RefundTooLargeError
 */
export async function refundOnCancelling(
  work: Work,
  appointment: Appointment,
  by: Actor,
  choice?: RefundChoice,
): Promise<CancellationRefund> {
  const payments = await work.tx.payment.findMany({
    where: { appointmentId: appointment.id },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  const refund = refundOf(appointment, payments, by, work.now);
  const amount = choice?.amount ?? refund.amount;
  const left = refund.paid - refund.refunded;
  if (amount > left) throw new RefundTooLargeError(left);

  const refundable = payments
    .filter((payment) => payment.state === "succeeded")
    .map((payment) => ({ id: payment.id, left: payment.amount - payment.refunded }));
  const byId = new Map(payments.map((payment) => [payment.id, payment]));
  for (const part of spreadRefund(amount, refundable)) {
    const payment = byId.get(part.paymentId);
    if (!payment) throw new Error("A refund was shared out to no payment");
    const reason = AUTOMATIC_REASONS.cancelled;
    await writeRefund(work, payment, { amount: part.amount, reason, by });
  }
  return { ...refund, amount };
}

function refundOf(
  {
    price,
    refundRules,
    scheduledStart,
  }: Pick<Appointment, "price" | "refundRules" | "scheduledStart">,
  payments: readonly Payment[],
  by: Pick<Actor, "kind">,
  at: Date,
): CancellationRefund {
  const { paid, refunded } = paymentTotals(price, payments);
  const percent =
    by.kind === "client"
      ? refundPercent(refundRulesSchema.parse(refundRules), { scheduledStart, at })
      : 100;
  return { amount: refundAmount(percent, { paid, refunded }), percent, paid, refunded };
}
