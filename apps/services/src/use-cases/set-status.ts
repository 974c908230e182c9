import {
  type Actor,
  type Appointment,
  announce,
  lockEvent,
  recordChange,
  type Work,
} from "@convene/prisma";
import { canBegin, NotFoundError, SchedulingError } from "@convene/scheduling-core";
import { appointmentStatus } from "../domain/appointment-status.ts";

/** Nobody can have failed to appear before the appointment began. */
export class NotStartedYetError extends SchedulingError {
  override readonly name = "NotStartedYetError";
  readonly code = "NOT_STARTED_YET";
  readonly startsAt: Date;

  constructor(startsAt: Date, options?: ErrorOptions) {
    super("The appointment has not begun yet", options);
    this.startsAt = startsAt;
  }
}

interface StatusRequest {
  readonly appointmentId: string;
  readonly to: "in_progress" | "completed" | "no_show";
  readonly by: Actor;
}

const CHANGE_KINDS = {
  in_progress: "started",
  completed: "completed",
  no_show: "no_show",
} as const;

/**
 * Staff's report of what happens: the client came (`in_progress` keeps when), was served (`completed`
 * keeps until when), or did not come.
 *
 * @throws NotFoundError
 * @throws InvalidTransitionError
 * @throws NotStartedYetError for a no-show before the start, and for a beginning long before it
 */
export async function setStatus(
  { tx, tenantId, now }: Work,
  { appointmentId, to, by }: StatusRequest,
): Promise<Appointment> {
  const exists = await lockEvent(tx, "appointment", appointmentId);
  if (!exists) throw new NotFoundError("appointment");
  const key = { tenantId_id: { tenantId, id: appointmentId } };
  const before = await tx.appointment.findUniqueOrThrow({ where: key });
  const status = appointmentStatus.move(before.status, to);
  const isEarly =
    (to === "no_show" && now.getTime() < before.scheduledStart.getTime()) ||
    (to === "in_progress" && !canBegin(before, now));
  if (isEarly) {
    throw new NotStartedYetError(before.scheduledStart);
  }

  const row = await tx.appointment.update({
    where: key,
    data: {
      status,
      // Whoever is here, or was not, needs no reminder.
      nextReminderAt: null,
      ...(to === "in_progress" && { actualStart: now }),
      ...(to === "completed" && { actualEnd: now }),
    },
  });
  await recordChange(tx, { kind: "appointment", row }, { kind: CHANGE_KINDS[to], by });
  await announce(tx, { subject: "appointment", id: appointmentId, change: "changed" });
  return row;
}
