import {
  type Actor,
  type Appointment,
  confirmPlace,
  leaveSession,
  type Prisma,
  releaseReservations,
  type Service,
  type Transaction,
  takePlace,
  type Work,
  writeEvent,
} from "@convene/prisma";
import { nextReminderAt } from "@convene/scheduling-core";
import { uuidv7 } from "uuidv7";
import { amountDue } from "../domain/amount-due.ts";
import type { StoredHold } from "./find-hold.ts";
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
  readonly answers?: Prisma.JsonArray | undefined;
  /** Until when it waits for its payment, pending; left out: it is confirmed. */
  readonly payBy?: Date | undefined;
  /** The series that it is an occurrence of, and when by the series' rule. */
  readonly occurrence?: { readonly seriesId: string; readonly at: Date } | undefined;
  /** The organisation's; left out: they are read. */
  readonly reminderOffsets?: readonly number[] | undefined;
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
  { service, slot, hold, by, ...details }: NewAppointment,
): Promise<Appointment> {
  const { tx, now } = work;
  const { timeZone } = details;
  const isShared = service.capacity > 1;
  const sessionId = isShared
    ? (slot.sessionId ?? (await writeSession(work, { service, slot, timeZone, hold })).id)
    : null;
  const reminderOffsets = details.reminderOffsets ?? (await readReminderOffsets(work));
  const row = rowOf(work, { service, slot, sessionId, ...details, reminderOffsets });
  await writeEvent(
    tx,
    { kind: "appointment", row },
    {
      by: by.kind === "client" ? { kind: "client", id: row.clientId } : by,
      resourceIds: isShared ? [] : [slot.hostId, ...slot.resourceIds],
      insteadOf: hold?.holdId,
    },
  );
  if (sessionId !== null) await moveIn(tx, sessionId, row.id, hold);
  // Of a place in a session that did not become this one's.
  if (hold?.sessionId) await leaveSession(tx, { holdId: hold.holdId }, now);
  return row;
}

function rowOf(
  { tenantId, now }: Work,
  {
    service,
    slot,
    sessionId,
    clientId,
    timeZone,
    notes,
    answers,
    payBy,
    occurrence,
    reminderOffsets,
  }: Omit<NewAppointment, "by" | "hold"> & {
    readonly sessionId: string | null;
    readonly reminderOffsets: readonly number[];
  },
): Appointment {
  const reminders = {
    reminderEnabled: true,
    reminderOffsets: [...reminderOffsets],
    remindersSent: [],
  };
  const times = { scheduledStart: slot.start, scheduledEnd: slot.end };
  return {
    tenantId,
    id: uuidv7(),
    serviceId: service.id,
    clientId,
    hostResourceId: slot.hostId,
    sessionId,
    seriesId: occurrence?.seriesId ?? null,
    occurrenceAt: occurrence?.at ?? null,
    title: service.name,
    status: payBy === undefined ? "confirmed" : "pending",
    payBy: payBy ?? null,
    location: service.location,
    notes: notes ?? null,
    answers: answers ?? [],
    price: service.price,
    currency: service.currency,
    dueAtBooking: amountDue(service),
    refundRules: service.refundRules ?? [],
    ...times,
    timezone: timeZone,
    actualStart: null,
    actualEnd: null,
    cancelledAt: null,
    cancelledByKind: null,
    cancelledById: null,
    cancellationReason: null,
    rescheduleCount: 0,
    rescheduleLimit: service.rescheduleLimit,
    lastRescheduledAt: null,
    ...reminders,
    nextReminderAt: nextReminderAt({ ...times, ...reminders, bookedAt: now }, now),
    bufferBeforeMinutes: service.bufferBeforeMinutes,
    bufferAfterMinutes: service.bufferAfterMinutes,
    version: 0,
    createdAt: now,
  };
}

/** Takes a place in a session, the one that is held where one is. */
async function moveIn(
  tx: Transaction,
  sessionId: string,
  appointmentId: string,
  hold: StoredHold | undefined,
): Promise<void> {
  if (hold?.sessionId === sessionId && (await confirmPlace(tx, hold.holdId, appointmentId))) return;
  await takePlace(tx, sessionId, { appointmentId });
  if (hold?.sessionId === null) await releaseReservations(tx, { holdId: hold.holdId });
}

async function readReminderOffsets({ tx, tenantId }: Work): Promise<readonly number[]> {
  const { reminderOffsets } = await tx.tenant.findUniqueOrThrow({
    where: { tenantId },
    select: { reminderOffsets: true },
  });
  return reminderOffsets;
}
