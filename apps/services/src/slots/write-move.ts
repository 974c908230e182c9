import {
  type Actor,
  type Appointment,
  type EventEffects,
  type Prisma,
  recordChange,
  type Work,
} from "@convene/prisma";
import type { Interval } from "@convene/scheduling-core";
import { restartReminders } from "@convene/scheduling-core/prisma";
import { isEqual } from "date-fns";

interface Move {
  readonly to: Interval;
  readonly by: Actor;
  readonly reason?: string | undefined;
  /** What else is written to the row. */
  readonly data?: Prisma.AppointmentUncheckedUpdateManyInput | undefined;
  /** What the history says of it besides. */
  readonly details?: Prisma.InputJsonObject | undefined;
}

/**
 * Writes what staff change about when, where or with whom an appointment is, and tells everybody; it does
 * not count as one of the moves that its limit allows. The row is locked, and what it takes of others'
 * time is settled already.
 */
export async function writeMove(
  { tx, tenantId, now }: Work,
  appointment: Appointment,
  { to, by, reason, data, details }: Move,
  effects: Pick<EventEffects, "rescheduled">,
): Promise<Appointment> {
  const { id, scheduledStart, scheduledEnd } = appointment;
  const isMoved = !isEqual(to.start, scheduledStart);
  const row = await tx.appointment.update({
    where: { tenantId_id: { tenantId, id } },
    data: {
      ...data,
      scheduledStart: to.start,
      scheduledEnd: to.end,
      ...(isMoved && { lastRescheduledAt: now }),
      version: { increment: 1 },
      // The message about the change stands for those that were due and did not go out.
      ...restartReminders(appointment, { start: to.start, at: now }),
    },
  });
  const event = { kind: "appointment", row } as const;
  await recordChange(tx, event, {
    kind: isMoved ? "rescheduled" : "edited",
    by,
    reason,
    ...(isMoved && { startBefore: scheduledStart, startAfter: to.start }),
    details,
  });
  const before = { start: scheduledStart, end: scheduledEnd };
  await effects.rescheduled(tx, event, { before, after: to, by, reason, at: now });
  return row;
}
