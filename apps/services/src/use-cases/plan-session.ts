import type { GroupSession, Work } from "@convene/prisma";
import { InvalidInputError } from "@convene/scheduling-core";
import { loadBookableService } from "../slots/load-bookable-service.ts";
import { settleSlot } from "../slots/settle-slot.ts";
import { writeSession } from "../slots/write-session.ts";

interface PlanRequest {
  readonly serviceId: string;
  /** Left out: whoever has the least to do. */
  readonly hostId?: string | undefined;
  readonly start: Date;
  /** IANA. */
  readonly timeZone: string;
  /** Default: the service's. */
  readonly capacity?: number | undefined;
}

/**
 * Plans a session that clients can join. It stays when nobody is in it.
 *
 * @throws NotFoundError for a service or host that cannot be booked
 * @throws InvalidInputError naming `serviceId` where its clients share no sessions
 * @throws SlotTakenError
 * @throws SlotNotOfferedError
 */
export async function planSession(
  work: Work,
  { serviceId, hostId, start, timeZone, capacity }: PlanRequest,
): Promise<GroupSession> {
  const { tx, now } = work;
  const { service, group, ...subject } = await loadBookableService(tx, serviceId, hostId);
  if (!group) throw new InvalidInputError("serviceId", "is a service for one client at a time");
  const slot = await settleSlot(tx, { ...subject, start, audience: "staff", now });
  return await writeSession(work, { service, slot, timeZone, capacity, planned: true });
}
