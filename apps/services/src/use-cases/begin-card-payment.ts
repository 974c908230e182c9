import { type Appointment, announce, type Payment, type Work } from "@convene/prisma";
import { SchedulingError } from "@convene/scheduling-core";
import { uuidv7 } from "uuidv7";
import { paymentTotals } from "../domain/payment-totals.ts";
import { nextCheckAt } from "../payments/next-check-at.ts";

/** The appointment waits for no payment: it was paid, or given up. */
export class NothingToPayError extends SchedulingError {
  override readonly name = "NothingToPayError";
  readonly code = "NOTHING_TO_PAY";

  constructor(options?: ErrorOptions) {
    super("The appointment waits for no payment", options);
  }
}

/**
 * Begins to pay by card what was due at booking. As long as it is neither made nor given up it is the
 * same payment, however often it is begun. Whoever calls it has the appointment's lock, or has just
 * written it.
 *
 * @throws NothingToPayError
 */
export async function beginCardPayment(
  { tx, tenantId, now }: Work,
  appointment: Appointment,
): Promise<Payment> {
  const { id: appointmentId, clientId, currency, price, dueAtBooking, payBy, status } = appointment;
  const payments = await tx.payment.findMany({
    where: { appointmentId },
    orderBy: { createdAt: "asc" },
  });
  const { paid, refunded } = paymentTotals(price, payments);
  const amount = dueAtBooking - paid + refunded;
  const isWaiting = status === "pending" && payBy !== null && payBy > now;
  if (!isWaiting || amount <= 0) throw new NothingToPayError();

  const begun = payments.find(
    (payment) =>
      payment.state === "pending" && payment.provider === "stripe" && payment.amount === amount,
  );
  if (begun) return begun;
  const payment = await tx.payment.create({
    data: {
      tenantId,
      id: uuidv7(),
      appointmentId,
      clientId,
      amount,
      currency,
      method: "card",
      provider: "stripe",
      createdAt: now,
      checkAt: nextCheckAt({ state: "pending", refunds: [] }, now),
    },
  });
  await announce(tx, { subject: "payment", id: payment.id, change: "created" });
  return payment;
}
