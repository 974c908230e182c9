import {
  type Actor,
  type Appointment,
  announce,
  type EventEffects,
  lockEvent,
  type Prisma,
  recordChange,
  type ScheduledEvent,
  type Service,
  type Transaction,
  type Work,
} from "@convene/prisma";
import {
  InvalidInputError,
  InvalidTransitionError,
  NotFoundError,
  whyNotCancellable,
} from "@convene/scheduling-core";
import { addMinutes, differenceInMinutes, isEqual } from "date-fns";
import { appointmentStatus } from "../domain/appointment-status.ts";
import { loadSlotSubject } from "../slots/load-slot-subject.ts";
import { placeAppointment } from "../slots/place-appointment.ts";
import { settleSlot } from "../slots/settle-slot.ts";
import { writeMove } from "../slots/write-move.ts";

/** What staff change about an appointment; what is left out stays. */
export interface EditRequest {
  readonly appointmentId: string;
  /** Another time besides. */
  readonly start?: Date | undefined;
  readonly durationMinutes?: number | undefined;
  /** Who gives it. */
  readonly hostId?: string | undefined;
  /** Null: none. */
  readonly location?: string | null | undefined;
  readonly notes?: string | null | undefined;
  /** Minor units of its currency. */
  readonly price?: number | undefined;
  readonly reason?: string | undefined;
  readonly by: Actor;
}

export interface EditPorts {
  /** What follows for others: open pages, people, calendars. */
  readonly effects: Pick<EventEffects, "rescheduled">;
  /** Tells who gave it and who is to, in the transaction. */
  announceReplacement(
    tx: Transaction,
    event: ScheduledEvent,
    change: { readonly leaverId: string; readonly standInId: string; readonly by: Actor },
  ): Promise<void>;
}

type Loaded = Appointment & { readonly service: Service };

/**
 * Changes an appointment: its length, who gives it, its place, notes or price, and with them its time, as
 * one step; by itself `rescheduleAppointment` moves it, and counts the moves. Staff are bound by hours, busy times and limits, as when they book. What concerns the client (length, person,
 * place) makes a new version, and they are told; notes and price are not told.
 *
 * @throws NotFoundError for an appointment that is not there, or somebody who does not give the service
 * @throws EventClosedError where time, length, person or place of one that is over or cancelled would
 *   change
 * @throws InvalidTransitionError for another time or person where it has begun
 * @throws InvalidInputError where time, length or person are those of a session
 * @throws SlotTakenError
 * @throws SlotNotOfferedError
 */
export async function editAppointment(
  work: Work,
  request: EditRequest,
  ports: EditPorts,
): Promise<Appointment> {
  const { tx, tenantId } = work;
  const { appointmentId, by, reason, location } = request;
  const exists = await lockEvent(tx, "appointment", appointmentId);
  if (!exists) throw new NotFoundError("appointment");
  const before: Loaded = await tx.appointment.findUniqueOrThrow({
    where: { tenantId_id: { tenantId, id: appointmentId } },
    include: { service: true },
  });
  const length = differenceInMinutes(before.scheduledEnd, before.scheduledStart);
  const durationMinutes = request.durationMinutes ?? length;
  const hostId = request.hostId ?? before.hostResourceId;
  const start = request.start ?? before.scheduledStart;
  const isMoved = !isEqual(start, before.scheduledStart);
  const isResized = durationMinutes !== length;
  const isHandedOver = hostId !== before.hostResourceId;
  const isElsewhere = location !== undefined && location !== before.location;
  const isResettled = isMoved || isResized || isHandedOver;
  if (isResettled || isElsewhere) requireOpen(before, isMoved || isHandedOver);
  if (isResettled) await resettle(work, before, { start, durationMinutes, hostId });

  const data = {
    ...(isElsewhere && { location }),
    ...(request.notes !== undefined && { notes: request.notes }),
    ...(request.price !== undefined && { price: request.price }),
  };
  const details = await describe(tx, before, { ...data, durationMinutes, hostId });
  if (Object.keys(details).length === 0 && !isMoved) return before;
  if (!isResettled && !isElsewhere) {
    return await writeQuietly(work, before, { data, details, by, reason });
  }
  const to = { start, end: addMinutes(start, durationMinutes) };
  const row = await writeMove(
    work,
    before,
    { to, by, reason, data, details },
    {
      async rescheduled(own, event, change) {
        if (isHandedOver) {
          const handover = { leaverId: before.hostResourceId, standInId: hostId, by };
          await ports.announceReplacement(own, event, handover);
        }
        await ports.effects.rescheduled(own, event, change);
      },
    },
  );
  return row;
}

function requireOpen({ cancelledAt, status }: Appointment, needsToBegin: boolean): void {
  const refusal = whyNotCancellable({ cancelledAt, isFinal: appointmentStatus.isFinal(status) });
  if (refusal) throw refusal;
  if (needsToBegin && status === "in_progress") {
    throw new InvalidTransitionError(status, "confirmed");
  }
}

/** Asks the engine for it, and takes what it gives. */
async function resettle(
  work: Work,
  before: Loaded,
  {
    start,
    ...wish
  }: { readonly start: Date; readonly durationMinutes: number; readonly hostId: string },
): Promise<void> {
  const { tx, now } = work;
  if (before.sessionId !== null) {
    const field = !isEqual(start, before.scheduledStart)
      ? "start"
      : wish.hostId === before.hostResourceId
        ? "durationMinutes"
        : "hostId";
    throw new InvalidInputError(field, "is the session's");
  }
  const subject = await loadSlotSubject(tx, { appointmentId: before.id, ...wish });
  const slot = await settleSlot(tx, { ...subject, start, audience: "staff", now });
  await placeAppointment(work, before, slot);
}

/** Writes what concerns nobody but staff. */
async function writeQuietly(
  { tx, tenantId }: Work,
  { id }: Appointment,
  {
    data,
    details,
    by,
    reason,
  }: {
    readonly data: Prisma.AppointmentUncheckedUpdateManyInput;
    readonly details: Prisma.InputJsonObject;
    readonly by: Actor;
    readonly reason: string | undefined;
  },
): Promise<Appointment> {
  const row = await tx.appointment.update({ where: { tenantId_id: { tenantId, id } }, data });
  await recordChange(tx, { kind: "appointment", row }, { kind: "edited", by, reason, details });
  await announce(tx, { subject: "appointment", id, change: "changed" });
  return row;
}

/** What changes, each as before and after; of notes no more than that they do. */
async function describe(
  tx: Transaction,
  before: Appointment,
  after: {
    readonly durationMinutes: number;
    readonly hostId: string;
    readonly location?: string | null;
    readonly notes?: string | null;
    readonly price?: number;
  },
): Promise<Prisma.InputJsonObject> {
  const length = differenceInMinutes(before.scheduledEnd, before.scheduledStart);
  const { durationMinutes, hostId, location, notes, price } = after;
  return {
    ...(durationMinutes !== length && { durationMinutes: [length, durationMinutes] }),
    ...(hostId !== before.hostResourceId && {
      host: await namesOf(tx, [before.hostResourceId, hostId]),
    }),
    ...(location !== undefined &&
      location !== before.location && { location: [before.location, location] }),
    ...(price !== undefined && price !== before.price && { price: [before.price, price] }),
    ...(notes !== undefined && notes !== before.notes && { notes: true }),
  };
}

async function namesOf(tx: Transaction, ids: readonly string[]): Promise<string[]> {
  const people = await tx.resource.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, name: true },
  });
  return ids.map((id) => people.find((person) => person.id === id)?.name ?? "");
}
