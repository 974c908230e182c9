import {
  changeReminders,
  type NotificationPorts,
  type ReminderSchedule,
} from "@convene/notifications";
import { lockEvent, type Work } from "@convene/prisma";
import { NotFoundError } from "@convene/scheduling-core";

/**
 * Gives an appointment its own reminders, or none.
 *
 * @throws NotFoundError
 * @throws EventClosedError for one that is over or cancelled
 * @throws InvalidInputError for a list that makes no sense
 */
export async function changeAppointmentReminders(
  { tx, tenantId, now }: Work,
  { appointmentId, ...wanted }: ReminderSchedule & { readonly appointmentId: string },
  { enqueue }: Pick<NotificationPorts, "enqueue">,
): Promise<void> {
  const exists = await lockEvent(tx, "appointment", appointmentId);
  if (!exists) throw new NotFoundError("appointment");
  const row = await tx.appointment.findUniqueOrThrow({
    where: { tenantId_id: { tenantId, id: appointmentId } },
  });
  const ports = { enqueue, now: () => now };
  const changed = await changeReminders(ports, tx, { kind: "appointment", row }, wanted);
  if (!changed.ok) throw changed.error;
}
