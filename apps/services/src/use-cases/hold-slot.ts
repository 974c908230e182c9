import { randomUUID } from "node:crypto";
import { announce, lockResources, reserve, reservedSpan, type Work } from "@convene/prisma";
import { addMinutes } from "date-fns";
import { findHold } from "../slots/find-hold.ts";
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
 * Keeps a slot for a visitor who is still typing.
 *
 * @throws SlotTakenError
 * @throws SlotNotOfferedError
 * @throws NotFoundError for a service or host that cannot be booked
 */
export async function holdSlot(work: Work, request: HoldRequest): Promise<Hold> {
  const { tx, now } = work;
  const { serviceId, hostId, start, replaces } = request;
  const { service, hosts } = await loadBookableService(tx, serviceId, hostId);
  const earlier = replaces === undefined ? undefined : await findHold(tx, replaces);
  // In one statement with those of the new slot: locks that are taken one by one can deadlock.
  if (earlier)
    await lockResources(
      tx,
      [earlier, ...hosts].map((held) => held.resourceId),
    );

  const slot = await settleSlot(tx, {
    rules: service,
    hosts,
    start,
    audience: "client",
    now,
    ...(replaces !== undefined && { except: { holdId: replaces } }),
  });
  if (replaces !== undefined) await releaseHold(work, replaces);

  const holdId = randomUUID();
  await reserve(tx, {
    resourceIds: [slot.hostId],
    span: reservedSpan(slot, service),
    purpose: { holdId },
    holdMinutes: HOLD_MINUTES,
  });
  // Of the person whose time it is: who knows the hold's own id may book it.
  await announce(tx, { subject: "reservation", id: slot.hostId, change: "created" });
  return { holdId, ...slot, expiresAt: addMinutes(now, HOLD_MINUTES) };
}
