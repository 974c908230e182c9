import { type Appointment, lockEvent, type Payment, type Work } from "@convene/prisma";
import { NotFoundError } from "@convene/scheduling-core";

/** A payment with its appointment, neither of which changes until the end of the transaction. */
export interface LockedPayment {
  readonly payment: Payment;
  readonly appointment: Appointment;
}

/**
 * Locks the appointment of a payment, and with it all that is paid for it: whoever writes about an
 * appointment's money has this lock.
 *
 * @throws NotFoundError
 */
export async function lockPayment(work: Work, paymentId: string): Promise<LockedPayment> {
  const { tx, tenantId } = work;
  const key = { tenantId_id: { tenantId, id: paymentId } };
  for (;;) {
    const found = await tx.payment.findUnique({ where: key, select: { appointmentId: true } });
    if (!found) throw new NotFoundError("payment");
    const appointment = await lockAppointment(work, found.appointmentId);
    const payment = await tx.payment.findUniqueOrThrow({ where: key });
    // What is paid late may have gone to another appointment while this one was waited for.
    if (payment.appointmentId === appointment.id) return { payment, appointment };
  }
}

/**
 * An appointment that nobody else changes until the end of the transaction.
 *
 * @throws NotFoundError
 */
export async function lockAppointment({ tx, tenantId }: Work, id: string): Promise<Appointment> {
  const exists = await lockEvent(tx, "appointment", id);
  if (!exists) throw new NotFoundError("appointment");
  return await tx.appointment.findUniqueOrThrow({ where: { tenantId_id: { tenantId, id } } });
}
