import {
  type Actor,
  type Appointment,
  announce,
  type WaitingEntry,
  type Work,
} from "@convene/prisma";
import { SchedulingError } from "@convene/scheduling-core";
import { type LockedEntry, lockWaitingEntry } from "../slots/lock-waiting-entry.ts";
import { type BookingPorts, bookAppointment } from "./book-appointment.ts";
import { endOffer, NO_OFFER } from "./end-offer.ts";
import { releaseHold } from "./release-hold.ts";

/** Nothing is held for this client at the moment: the offer ran out, was answered, or is to come. */
export class NoOfferError extends SchedulingError {
  override readonly name = "NoOfferError";
  readonly code = "NO_OFFER";
  readonly state: WaitingEntry["state"];

  constructor(state: WaitingEntry["state"], options?: ErrorOptions) {
    super("Nothing is held for you at the moment", options);
    this.state = state;
  }
}

/**
 * Books the time that is held for somebody on the waiting list.
 *
 * @param by Who says so: staff, as told by phone; left out: the client.
 * @throws NotFoundError
 * @throws NoOfferError where nothing is held (any more)
 * @throws SlotTakenError, SlotNotOfferedError where the held time was lost after all
 */
export async function takeOffer(
  work: Work,
  entryId: string,
  ports: BookingPorts,
  by?: Actor,
): Promise<Appointment> {
  const { tx, tenantId, now } = work;
  const entry = await lockWaitingEntry(tx, entryId);
  const { start, holdId, hostId } = offerOf(entry, now);
  const { serviceId, clientId, timezone: timeZone, note } = entry;
  const appointment = await bookAppointment(
    work,
    {
      serviceId,
      hostId,
      start,
      timeZone,
      clientId,
      holdId,
      ...(note !== null && { notes: note }),
      by: by ?? { kind: "client", id: clientId },
    },
    ports,
  );
  await tx.waitingEntry.update({
    where: { tenantId_id: { tenantId, id: entryId } },
    data: { state: "booked", ...NO_OFFER, appointmentId: appointment.id, closedAt: now },
  });
  await announce(tx, { subject: "waiting", id: entryId, change: "changed" });
  return appointment;
}

/**
 * Leaves a held time to whoever is next; the client goes on waiting for another one.
 *
 * @throws NotFoundError
 * @throws NoOfferError
 */
export async function passOffer(work: Work, entryId: string): Promise<void> {
  const entry = await lockWaitingEntry(work.tx, entryId);
  offerOf(entry, work.now);
  await endOffer(work, entry);
}

/**
 * Takes somebody off the waiting list. Who is not on it any more stays off it.
 *
 * @throws NotFoundError
 */
export async function leaveWaitingList(work: Work, entryId: string): Promise<void> {
  const { tx, tenantId, now } = work;
  const { state, offerHoldId } = await lockWaitingEntry(tx, entryId);
  if (state !== "waiting" && state !== "offered") return;
  if (offerHoldId !== null) await releaseHold(work, offerHoldId);
  await tx.waitingEntry.update({
    where: { tenantId_id: { tenantId, id: entryId } },
    data: { state: "withdrawn", ...NO_OFFER, closedAt: now },
  });
  await announce(tx, { subject: "waiting", id: entryId, change: "removed" });
}

function offerOf(entry: LockedEntry, now: Date) {
  const { state, offerStart, offerHoldId, offerHostId, offerExpiresAt } = entry;
  if (
    offerStart === null ||
    offerHoldId === null ||
    offerHostId === null ||
    offerExpiresAt === null ||
    offerExpiresAt <= now
  ) {
    throw new NoOfferError(state);
  }
  return { start: offerStart, holdId: offerHoldId, hostId: offerHostId };
}
