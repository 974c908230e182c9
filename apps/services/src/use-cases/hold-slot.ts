import { randomUUID } from "node:crypto";
import { announce, reserve, reservedSpan, takePlace, type Work } from "@convene/prisma";
import { addMinutes, differenceInMinutes } from "date-fns";
import { loadBookableService } from "../slots/load-bookable-service.ts";
import { settleSlot } from "../slots/settle-slot.ts";
import { releaseHold } from "./release-hold.ts";

/** Long enough to type a name and an address, short enough not to be missed by others. */
const HOLD_MINUTES = 10;

export interface HoldRequest {
  readonly serviceId: string;
  /** Left out: anyone who gives the service. */
  readonly hostId?: string | undefined;
  readonly start: Date;
  /** The caller's earlier hold, which this one takes the place of. */
  readonly replaces?: string | undefined;
  /** Default: for ten minutes. Whole minutes from now count. */
  readonly until?: Date | undefined;
}

export interface Hold {
  /** Whoever knows it may book the slot; tell only its holder. */
  readonly holdId: string;
  readonly hostId: string;
  readonly start: Date;
  readonly end: Date;
  readonly expiresAt: Date;
}

/**
 * Keeps a slot, or a place in a session, for a visitor who is still typing.
 *
 * @throws SlotTakenError
 * @throws SlotNotOfferedError
 * @throws NotFoundError for a service or host that cannot be booked
 */
export async function holdSlot(
  work: Work,
  { serviceId, hostId, start, replaces, until }: HoldRequest,
): Promise<Hold> {
  const { tx, now } = work;
  const { service, ...subject } = await loadBookableService(tx, serviceId, hostId, replaces);
  const slot = await settleSlot(tx, { ...subject, start, audience: "client", now });
  if (replaces !== undefined) await releaseHold(work, replaces);

  const holdId = randomUUID();
  const holdMinutes = until ? differenceInMinutes(until, now) : HOLD_MINUTES;
  if (slot.sessionId === undefined) {
    await reserve(tx, {
      resourceIds: [slot.hostId, ...slot.resourceIds],
      span: reservedSpan(slot, service),
      purpose: { holdId },
      holdMinutes,
    });
  } else {
    await takePlace(tx, slot.sessionId, { holdId, holdMinutes });
  }
  // Of the person whose time it is: who knows the hold's own id may book it.
  await announce(tx, { subject: "reservation", id: slot.hostId, change: "created" });
  const { hostId: givenBy, end } = slot;
  return { holdId, hostId: givenBy, start, end, expiresAt: addMinutes(now, holdMinutes) };
}
