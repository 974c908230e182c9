import { type Actor, type Appointment, announce, recordChange, type Work } from "@convene/prisma";
import { appointmentStatus } from "../domain/appointment-status.ts";
import type { PaymentPorts } from "./payment-ports.ts";

/**
 * Confirms an appointment that waited for its payment: from here on everybody is told of it. Whoever
 * calls it has its lock.
 */
export async function confirmAppointment(
  { tx, tenantId }: Work,
  appointment: Appointment,
  by: Actor,
  ports: Pick<PaymentPorts, "announceBooking">,
): Promise<Appointment> {
  const row = await tx.appointment.update({
    where: { tenantId_id: { tenantId, id: appointment.id } },
    data: { status: appointmentStatus.move(appointment.status, "confirmed"), payBy: null },
  });
  const event = { kind: "appointment", row } as const;
  await recordChange(tx, event, { kind: "confirmed", by });
  await announce(tx, { subject: "appointment", id: row.id, change: "changed" });
  await ports.announceBooking(tx, event);
  return row;
}
