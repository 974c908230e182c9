import { type Actor, type Appointment, lockEvent, type Work } from "@convene/prisma";
import { NotFoundError } from "@convene/scheduling-core";
import { audienceOf } from "../domain/slot-rules.ts";
import { loadSlotSubject } from "../slots/load-slot-subject.ts";
import { placeAppointment } from "../slots/place-appointment.ts";
import { settleSlot } from "../slots/settle-slot.ts";
import { possibleChanges } from "./view-appointment.ts";

interface RescheduleRequest {
  readonly appointmentId: string;
  readonly start: Date;
  readonly by: Actor;
  readonly reason?: string | undefined;
}

/**
 * Moves an appointment to another time, with the same person and as long as it was; a place in a session,
 * to another session of the service. A client may do so until the service's notice; nobody more often
 * than its limit.
 *
 * @throws NotFoundError
 * @throws EventClosedError for one that is over or cancelled
 * @throws RescheduleLimitError
 * @throws TooLateToChangeError for a client within the notice
 * @throws SlotTakenError
 * @throws SlotNotOfferedError
 */
export async function rescheduleAppointment(
  work: Work,
  { appointmentId, start, by, reason }: RescheduleRequest,
): Promise<Appointment> {
  const { tx, tenantId, now } = work;
  const exists = await lockEvent(tx, "appointment", appointmentId);
  if (!exists) throw new NotFoundError("appointment");
  const appointment = await tx.appointment.findUniqueOrThrow({
    where: { tenantId_id: { tenantId, id: appointmentId } },
    include: { service: true },
  });
  const audience = audienceOf(by);
  const { whyNotMove } = possibleChanges(appointment, appointment.service, audience, now);
  if (whyNotMove) throw whyNotMove;

  const slot = await settleSlot(tx, {
    ...(await loadSlotSubject(tx, { appointmentId })),
    start,
    audience,
    now,
  });

  await placeAppointment(work, appointment, slot);
  const moved = await appointment.reschedule({
    start: slot.start,
    end: slot.end,
    by,
    reason,
    at: now,
  });
  if (!moved.ok) throw moved.error;
  return moved.value;
}
