import { type Actor, announce, type Payment, type PaymentMethod, type Work } from "@convene/prisma";
import { SchedulingError } from "@convene/scheduling-core";
import { uuidv7 } from "uuidv7";
import { paymentTotals } from "../domain/payment-totals.ts";
import { confirmIfPaid } from "../payments/confirm-if-paid.ts";
import { lockAppointment } from "../payments/lock-payment.ts";
import type { PaymentPorts } from "../payments/payment-ports.ts";
import { tellOfPayment } from "../payments/tell-of-money.ts";
import { writeSuccess } from "../payments/write-success.ts";

/** Nobody pays more than is due. */
export class PaymentTooLargeError extends SchedulingError {
  override readonly name = "PaymentTooLargeError";
  readonly code = "PAYMENT_TOO_LARGE";
  override readonly field = "amount";
  /** What is still to be paid, in minor units. */
  readonly due: number;

  constructor(due: number, options?: ErrorOptions) {
    super("That is more than is still to be paid", options);
    this.due = due;
  }
}

interface PaymentRecord {
  readonly appointmentId: string;
  /** Minor units of the appointment's currency. */
  readonly amount: number;
  readonly method: PaymentMethod;
  readonly note?: string | undefined;
  readonly by: Actor;
}

/**
 * Records a payment that was made by hand: cash, a card terminal, a transfer. What waited for it is
 * confirmed.
 *
 * @throws NotFoundError
 * @throws PaymentTooLargeError
 */
export async function recordPayment(
  work: Work,
  { appointmentId, amount, method, note, by }: PaymentRecord,
  ports: PaymentPorts,
): Promise<Payment> {
  const { tx, tenantId, now } = work;
  const appointment = await lockAppointment(work, appointmentId);
  const payments = await tx.payment.findMany({ where: { appointmentId } });
  const { due } = paymentTotals(appointment.price, payments);
  if (amount > due) throw new PaymentTooLargeError(due);

  const payment = await tx.payment.create({
    data: {
      tenantId,
      id: uuidv7(),
      appointmentId,
      clientId: appointment.clientId,
      amount,
      currency: appointment.currency,
      method,
      provider: "manual",
      memberId: by.kind === "member" ? (by.id ?? null) : null,
      note: note ?? null,
      createdAt: now,
    },
  });
  const made = await writeSuccess(work, { payment, appointment }, { by });
  const confirmed = await confirmIfPaid(work, appointment, by, ports);
  await tellOfPayment(work, ports, { payment: made, appointment: confirmed });
  if (confirmed !== appointment) await closeCheckouts(work, appointmentId);
  return made;
}

/** Nobody shall pay by card what was paid by hand: the provider is told soon after. */
async function closeCheckouts({ tx, now }: Work, appointmentId: string): Promise<void> {
  const open = { appointmentId, provider: "stripe", state: "pending" } as const;
  const payments = await tx.payment.findMany({ where: open, select: { id: true } });
  await tx.payment.updateMany({ where: open, data: { checkAt: now } });
  for (const { id } of payments) await announce(tx, { subject: "payment", id, change: "changed" });
}
