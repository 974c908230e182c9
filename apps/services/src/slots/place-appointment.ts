import {
  type Appointment,
  leaveSession,
  releaseReservations,
  type Service,
  takePlace,
  type Work,
} from "@convene/prisma";
import { reserveSlot } from "./reserve-slot.ts";
import type { SettledSlot } from "./settle-slot.ts";
import { writeSession } from "./write-session.ts";

/**
 * Gives an appointment the slot that was settled for it, in place of the one that it has: host, rooms and
 * devices, or a place in a session. Its times are the caller's to write.
 */
export async function placeAppointment(
  work: Work,
  appointment: Appointment & { readonly service: Service },
  slot: SettledSlot,
): Promise<void> {
  const { tx, tenantId, now } = work;
  const { id, service, sessionId, timezone: timeZone } = appointment;
  const purpose = { appointmentId: id };
  if (sessionId === null) {
    await releaseReservations(tx, purpose);
    await reserveSlot(work, { service: appointment, slot, purpose });
  } else if (slot.sessionId !== sessionId) {
    // First, as its session may end with it and be in the way of the next one.
    await leaveSession(tx, purpose, now);
    const next = slot.sessionId ?? (await writeSession(work, { service, slot, timeZone })).id;
    await tx.appointment.update({
      where: { tenantId_id: { tenantId, id } },
      data: { sessionId: next },
      select: { id: true },
    });
    await takePlace(tx, next, purpose);
  }
  if (slot.hostId === appointment.hostResourceId) return;
  await tx.appointment.update({
    where: { tenantId_id: { tenantId, id } },
    data: { hostResourceId: slot.hostId },
    select: { id: true },
  });
}
