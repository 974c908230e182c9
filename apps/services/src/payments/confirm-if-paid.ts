import type { Actor, Appointment, Work } from "@convene/prisma";
import { paymentTotals } from "../domain/payment-totals.ts";
import { confirmAppointment } from "./confirm-appointment.ts";
import type { PaymentPorts } from "./payment-ports.ts";

/**
 * Confirms an appointment that waits for its payment, once what was due at booking is there.
 *
 * @returns the appointment as it is then
 */
export async function confirmIfPaid(
  work: Work,
  appointment: Appointment,
  by: Actor,
  ports: PaymentPorts,
): Promise<Appointment> {
  if (appointment.status !== "pending" || appointment.payBy === null) return appointment;
  const payments = await work.tx.payment.findMany({ where: { appointmentId: appointment.id } });
  const { paid, refunded } = paymentTotals(appointment.price, payments);
  const isEnough = paid - refunded >= appointment.dueAtBooking;
  return isEnough ? await confirmAppointment(work, appointment, by, ports) : appointment;
}
