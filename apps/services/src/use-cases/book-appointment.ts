import {
  type Actor,
  type Appointment,
  announce,
  confirmHold,
  lockResources,
  recordChange,
  releaseReservations,
  reserve,
  reservedSpan,
  type ScheduledEvent,
  type Transaction,
  type Work,
} from "@convene/prisma";
import { nextReminderAt } from "@convene/scheduling-core";
import { isEqual } from "date-fns";
import { uuidv7 } from "uuidv7";
import { audienceOf } from "../domain/slot-rules.ts";
import { findHold } from "../slots/find-hold.ts";
import { loadBookableService } from "../slots/load-bookable-service.ts";
import { settleSlot } from "../slots/settle-slot.ts";
import { type ClientDetails, keepClient } from "./keep-client.ts";

export interface BookingRequest {
  readonly serviceId: string;
  /** Left out: anyone who gives the service. */
  readonly hostId?: string | undefined;
  readonly start: Date;
  /** IANA zone in which it is made: the client's. */
  readonly timeZone: string;
  readonly client: ClientDetails;
  /** Whether the client agrees to text messages. Default: nothing is said of it. */
  readonly smsOptIn?: boolean | undefined;
  readonly notes?: string | undefined;
  /** The hold on the slot, where there is one. An expired one is no obstacle while the slot is free. */
  readonly holdId?: string | undefined;
  /** Who books: a member on the client's behalf, or the client (whose id is not known before). */
  readonly by: Actor;
}

export interface BookingPorts {
  /** Queues the confirmations, in the booking's transaction. */
  announceBooking(tx: Transaction, event: ScheduledEvent): Promise<void>;
}

/**
 * Books an appointment: client, appointment, reservation, history and confirmations in one
 * transaction.
 *
 * @throws SlotTakenError where somebody was faster: ask `findAlternatives` in a new unit of work
 * @throws SlotNotOfferedError
 * @throws NotFoundError for a service or host that cannot be booked
 */
export async function bookAppointment(
  work: Work,
  request: BookingRequest,
  ports: BookingPorts,
): Promise<Appointment> {
  const { tx, tenantId, now } = work;
  const { serviceId, hostId, start, holdId, by } = request;
  const { service, hosts } = await loadBookableService(tx, serviceId, hostId);
  const hold = holdId === undefined ? undefined : await findHold(tx, holdId);
  // In one statement with the other hosts': locks that are taken one by one can deadlock.
  if (hold)
    await lockResources(
      tx,
      [hold, ...hosts].map((host) => host.resourceId),
    );

  // The visitor was promised the one who is held, even where somebody else has less to do by now.
  const held = hosts.filter((host) => host.resourceId === hold?.resourceId);
  const slot = await settleSlot(tx, {
    rules: service,
    hosts: held.length > 0 ? held : hosts,
    start,
    audience: audienceOf(by),
    now,
    ...(holdId !== undefined && { except: { holdId } }),
  });

  const client = await keepClient(work, request, by);
  const { reminderOffsets } = await tx.tenant.findUniqueOrThrow({
    where: { tenantId },
    select: { reminderOffsets: true },
  });
  const { bufferBeforeMinutes, bufferAfterMinutes } = service;
  const { id } = await tx.appointment.create({
    data: {
      tenantId,
      id: uuidv7(),
      serviceId,
      clientId: client.id,
      hostResourceId: slot.hostId,
      title: service.name,
      status: "confirmed",
      location: service.location,
      notes: request.notes ?? null,
      price: service.price,
      currency: service.currency,
      scheduledStart: slot.start,
      scheduledEnd: slot.end,
      timezone: request.timeZone,
      rescheduleLimit: service.rescheduleLimit,
      reminderOffsets,
      nextReminderAt: nextReminderAt(
        {
          scheduledStart: slot.start,
          reminderEnabled: true,
          reminderOffsets,
          remindersSent: [],
          bookedAt: now,
        },
        now,
      ),
      bufferBeforeMinutes,
      bufferAfterMinutes,
      createdAt: now,
    },
    select: { id: true },
  });

  const span = reservedSpan(slot, service);
  const purpose = { appointmentId: id };
  const isHeld =
    hold?.resourceId === slot.hostId &&
    isEqual(hold.startsAt, span.start) &&
    isEqual(hold.endsAt, span.end);
  const confirmed = isHeld && holdId !== undefined && (await confirmHold(tx, holdId, purpose));
  if (!confirmed) {
    if (hold && holdId !== undefined) await releaseReservations(tx, { holdId });
    await reserve(tx, { resourceIds: [slot.hostId], span, purpose });
  }

  const row = await tx.appointment.findUniqueOrThrow({ where: { tenantId_id: { tenantId, id } } });
  const event: ScheduledEvent = { kind: "appointment", row };
  await recordChange(tx, event, {
    kind: "booked",
    by: by.kind === "client" ? { kind: "client", id: client.id } : by,
    startAfter: slot.start,
  });
  await announce(tx, { subject: "appointment", id, change: "created" });
  await ports.announceBooking(tx, event);
  return row;
}
