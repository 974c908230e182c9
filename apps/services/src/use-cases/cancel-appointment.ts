import { type Actor, type Appointment, lockEvent, type Work } from "@convene/prisma";
import { NotFoundError } from "@convene/scheduling-core";
import { audienceOf } from "../domain/slot-rules.ts";
import { type RefundChoice, refundOnCancelling } from "./refund-on-cancelling.ts";
import { possibleChanges } from "./view-appointment.ts";

interface CancelRequest {
  readonly appointmentId: string;
  readonly by: Actor;
  readonly reason?: string | undefined;
  /** What staff give back of what was paid. Default: what is due, by `refundOnCancelling`. */
  readonly refund?: RefundChoice | undefined;
}

/**
 * Cancels an appointment; its time is free again, what is due of what was
 * paid goes back, and everybody is told. A client may do so until the
 * service's notice.
 *
 * @throws NotFoundError
 * @throws EventClosedError for one that is over or cancelled already
 * @throws TooLateToChangeError for a client within the notice
 * @throws RefundTooLargeError where more is to be given back than was paid
 */
export async function cancelAppointment(
  work: Work,
  { appointmentId, by, reason, refund }: CancelRequest,
): Promise<Appointment> {
  const { tx, tenantId, now } = work;
  const exists = await lockEvent(tx, "appointment", appointmentId);
  if (!exists) throw new NotFoundError("appointment");
  const appointment = await tx.appointment.findUniqueOrThrow({
    where: { tenantId_id: { tenantId, id: appointmentId } },
    include: { service: { select: { changeNoticeMinutes: true } } },
  });
  const { whyNotCancel } = possibleChanges(appointment, appointment.service, audienceOf(by), now);
  if (whyNotCancel) throw whyNotCancel;

  const cancelled = await appointment.cancel({ by, reason, at: now });
  if (!cancelled.ok) throw cancelled.error;
  await refundOnCancelling(work, cancelled.value, by, refund);
  return cancelled.value;
}
