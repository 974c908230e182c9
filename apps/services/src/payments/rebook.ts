import type { Appointment, Work } from "@convene/prisma";
import { loadBookableService } from "../slots/load-bookable-service.ts";
import { settleSlot } from "../slots/settle-slot.ts";
import { writeAppointment } from "../slots/write-appointment.ts";

/**
 * Books an appointment that was given up once more: the same time, with the same person, for the price
 * that was agreed.
 *
 * @throws SlotTakenError where somebody else has the time by now
 * @throws SlotNotOfferedError where it is over, or not offered any more
 * @throws NotFoundError where the service or the person is not
 */
export async function rebook(work: Work, given: Appointment): Promise<Appointment> {
  const { tx, now } = work;
  const { serviceId, hostResourceId, clientId, scheduledStart: start, timezone, notes } = given;
  const { service, ...subject } = await loadBookableService(tx, serviceId, hostResourceId);
  // Notice and horizon were kept when it was booked.
  const slot = await settleSlot(tx, { ...subject, start, audience: "staff", now });
  const { price, currency, refundRules } = given;
  return await writeAppointment(work, {
    service: { ...service, price, currency, refundRules },
    slot,
    clientId,
    timeZone: timezone,
    notes: notes ?? undefined,
    by: { kind: "system" },
  });
}
