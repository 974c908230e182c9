import { reserve, type Work } from "@convene/prisma";
import type { Interval } from "@convene/scheduling-core";
import { uuidv7 } from "uuidv7";

/** Writes an appointment by which the other app has reserved somebody's time. */
export async function writeAppointment(
  { tx, tenantId }: Work,
  hostId: string,
  span: Interval,
): Promise<string> {
  const [serviceId, clientId, id] = [uuidv7(), uuidv7(), uuidv7()];
  await tx.service.create({
    data: { tenantId, id: serviceId, name: `Consultation ${id}`, durationMinutes: 60 },
  });
  await tx.client.create({
    data: { tenantId, id: clientId, name: "Cleo", email: `${id}@example.com`, timeZone: "UTC" },
  });
  await tx.appointment.create({
    data: {
      tenantId,
      id,
      serviceId,
      clientId,
      hostResourceId: hostId,
      title: "Consultation",
      scheduledStart: span.start,
      scheduledEnd: span.end,
      timezone: "UTC",
    },
    select: { id: true },
  });
  await reserve(tx, { resourceIds: [hostId], span, purpose: { appointmentId: id } });
  return id;
}
