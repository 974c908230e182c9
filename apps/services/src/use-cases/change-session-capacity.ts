import { announce, type GroupSession, lockSession, type Work } from "@convene/prisma";
import { SchedulingError } from "@convene/scheduling-core";
import { findSession, requireOpenSession, type SessionScope } from "./find-session.ts";

/** More clients are in the session than it is to have places. */
export class PlacesTakenError extends SchedulingError {
  override readonly name = "PlacesTakenError";
  readonly code = "PLACES_TAKEN";
  override readonly field = "capacity";
  readonly taken: number;

  constructor(taken: number, options?: ErrorOptions) {
    super(`${taken} places of the session are taken`, options);
    this.taken = taken;
  }
}

interface CapacityRequest extends SessionScope {
  readonly sessionId: string;
  readonly capacity: number;
}

/**
 * Changes how many clients a session has room for.
 *
 * @throws NotFoundError
 * @throws EventClosedError for one that was cancelled
 * @throws PlacesTakenError where more are in it
 */
export async function changeSessionCapacity(
  { tx, tenantId }: Work,
  { sessionId, hostId, capacity }: CapacityRequest,
): Promise<GroupSession> {
  await findSession(tx, sessionId, { hostId });
  await lockSession(tx, sessionId);
  requireOpenSession(await findSession(tx, sessionId));
  await tx.$executeRaw`
    DELETE FROM session_place
    WHERE session_id = ${sessionId}::uuid AND expires_at <= clock_timestamp()`;
  const places = await tx.sessionPlace.findMany({
    where: { sessionId },
    orderBy: { place: "asc" },
    select: { place: true },
  });
  if (places.length > capacity) throw new PlacesTakenError(places.length);

  // Those who came late sit where places will be gone: they get the ones that others left.
  const kept = new Set(places.map(({ place }) => place).filter((place) => place <= capacity));
  const free = Array.from({ length: capacity }, (_, index) => index + 1).filter(
    (place) => !kept.has(place),
  );
  for (const { place } of places.filter((one) => one.place > capacity)) {
    await tx.sessionPlace.update({
      where: { tenantId_sessionId_place: { tenantId, sessionId, place } },
      data: { place: free.shift() ?? place },
      select: { place: true },
    });
  }
  const session = await tx.groupSession.update({
    where: { tenantId_id: { tenantId, id: sessionId } },
    data: { capacity },
  });
  await announce(tx, { subject: "reservation", id: sessionId, change: "changed" });
  return session;
}
