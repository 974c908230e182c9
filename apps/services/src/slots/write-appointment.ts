import {
  type Actor,
  type Appointment,
  announce,
  confirmPlace,
  leaveSession,
  type Prisma,
  recordChange,
  releaseReservations,
  type Service,
  takePlace,
  type Work,
} from "@convene/prisma";
import { nextReminderAt } from "@convene/scheduling-core";
import { uuidv7 } from "uuidv7";
import { amountDue } from "../domain/amount-due.ts";
import type { StoredHold } from "./find-hold.ts";
import { reserveSlot } from "./reserve-slot.ts";
import type { SettledSlot } from "./settle-slot.ts";
import { writeSession } from "./write-session.ts";

/** An appointment that nothing stands against any more. */
export interface NewAppointment {
  readonly service: Service;
  /** As `settleSlot` gave it in this transaction. */
  readonly slot: SettledSlot;
  readonly clientId: string;
  /** IANA zone in which it is made: the client's. */
  readonly timeZone: string;
  readonly notes?: string | undefined;
  /** What the service asked and the client answered. Default: nothing. */
  readonly answers?: Prisma.InputJsonArray | undefined;
  /** Until when it waits for its payment, pending; left out: it is confirmed. */
  readonly payBy?: Date | undefined;
  /** The series that it is an occurrence of, and when by the series' rule. */
  readonly occurrence?: { readonly seriesId: string; readonly at: Date } | undefined;
  /** The hold on the slot, where there was one. */
  readonly hold?: StoredHold | undefined;
  /** Who books; a client needs no id. */
  readonly by: Actor;
}

/**
 * Writes an appointment with all that is its own: row, reservations or its place in a session (which the
 * first booking makes), history, and word to open pages. A hold on it is used up.
 * Telling people is the caller's: `announceBooking`.
 *
 * @throws SlotTakenError where the slot was not settled in this transaction, and is taken
 */
export async function writeAppointment(
  work: Work,
  {
    service,
    slot,
    clientId,
    timeZone,
    notes,
    answers,
    payBy,
    occurrence,
    hold,
    by,
  }: NewAppointment,
): Promise<Appointment> {
  const { tx, tenantId, now } = work;
  const { reminderOffsets } = await tx.tenant.findUniqueOrThrow({
    where: { tenantId },
    select: { reminderOffsets: true },
  });
  const isShared = service.capacity > 1;
  const sessionId = isShared
    ? (slot.sessionId ?? (await writeSession(work, { service, slot, timeZone, hold })).id)
    : null;
  const times = { scheduledStart: slot.start, scheduledEnd: slot.end };
  const reminders = { reminderEnabled: true, reminderOffsets, remindersSent: [] };
  const { id } = await tx.appointment.create({
    data: {
      tenantId,
      id: uuidv7(),
      serviceId: service.id,
      clientId,
      hostResourceId: slot.hostId,
      sessionId,
      title: service.name,
      status: payBy === undefined ? "confirmed" : "pending",
      payBy: payBy ?? null,
      location: service.location,
      notes: notes ?? null,
      answers: answers ?? [],
      seriesId: occurrence?.seriesId ?? null,
      occurrenceAt: occurrence?.at ?? null,
      price: service.price,
      currency: service.currency,
      dueAtBooking: amountDue(service),
      refundRules: service.refundRules ?? [],
      ...times,
      timezone: timeZone,
      rescheduleLimit: service.rescheduleLimit,
      reminderOffsets,
      nextReminderAt: nextReminderAt({ ...times, ...reminders, bookedAt: now }, now),
      bufferBeforeMinutes: service.bufferBeforeMinutes,
      bufferAfterMinutes: service.bufferAfterMinutes,
      createdAt: now,
    },
    select: { id: true },
  });

  if (sessionId === null)
    await reserveSlot(work, { service, slot, hold, purpose: { appointmentId: id } });
  else if (hold?.sessionId !== sessionId || !(await confirmPlace(tx, hold.holdId, id))) {
    await takePlace(tx, sessionId, { appointmentId: id });
  }
  // Nothing is left of a hold that was on something else.
  if (hold) {
    await releaseReservations(tx, { holdId: hold.holdId });
    await leaveSession(tx, { holdId: hold.holdId }, now);
  }

  const row = await tx.appointment.findUniqueOrThrow({ where: { tenantId_id: { tenantId, id } } });
  const event = { kind: "appointment", row } as const;
  await recordChange(tx, event, {
    kind: "booked",
    by: by.kind === "client" ? { kind: "client", id: clientId } : by,
    startAfter: slot.start,
  });
  await announce(tx, { subject: "appointment", id, change: "created" });
  return row;
}
