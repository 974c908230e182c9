import { announce, type GroupSession, type Service, type Work } from "@convene/prisma";
import { uuidv7 } from "uuidv7";
import type { StoredHold } from "./find-hold.ts";
import { reserveSlot } from "./reserve-slot.ts";
import type { SettledSlot } from "./settle-slot.ts";

/** A session at a time that nothing stands against any more. */
interface NewSession {
  readonly service: Service;
  /** As `settleSlot` gave it in this transaction. */
  readonly slot: SettledSlot;
  readonly timeZone: string;
  /** Default: the service's. */
  readonly capacity?: number | undefined;
  /** Made by staff: it stays when nobody is in it. Default: not. */
  readonly planned?: boolean | undefined;
  readonly hold?: StoredHold | undefined;
}

/** Writes a group session and reserves what it takes. */
export async function writeSession(
  work: Work,
  { service, slot, timeZone, capacity, planned = false, hold }: NewSession,
): Promise<GroupSession> {
  const { tx, tenantId, now } = work;
  const { bufferBeforeMinutes, bufferAfterMinutes } = service;
  const session = await tx.groupSession.create({
    data: {
      tenantId,
      id: uuidv7(),
      serviceId: service.id,
      hostResourceId: slot.hostId,
      scheduledStart: slot.start,
      scheduledEnd: slot.end,
      timezone: timeZone,
      bufferBeforeMinutes,
      bufferAfterMinutes,
      capacity: capacity ?? service.capacity,
      planned,
      createdAt: now,
    },
  });
  await reserveSlot(work, { service, slot, hold, purpose: { sessionId: session.id } });
  await announce(tx, { subject: "reservation", id: session.id, change: "created" });
  return session;
}
