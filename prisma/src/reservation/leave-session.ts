import type { Transaction } from "../client.ts";
import { lockResources } from "./lock-resources.ts";

/**
 * Gives the place back that is taken for an appointment or a hold. A session that staff did not plan
 * ends with the last who leaves it: its time is free again.
 *
 * @param at When it ends, if it does.
 * @returns the session; undefined where there was no place
 */
export async function leaveSession(
  tx: Transaction,
  of: { readonly appointmentId: string } | { readonly holdId: string },
  at: Date,
): Promise<string | undefined> {
  const place = await tx.sessionPlace.findFirst({ where: of, select: { sessionId: true } });
  if (!place) return undefined;
  const { sessionId } = place;
  await lockSession(tx, sessionId);
  await tx.sessionPlace.deleteMany({ where: { ...of, sessionId } });
  await endIfDeserted(tx, sessionId, at);
  return sessionId;
}

/** Locks the timelines that a session takes: whoever changes it or its places does so first. */
export async function lockSession(tx: Transaction, sessionId: string): Promise<void> {
  await lockResources(tx, await resourcesOfSession(tx, sessionId));
}

/** What a session takes: its host, and what its service needs besides. */
export async function resourcesOfSession(tx: Transaction, sessionId: string): Promise<string[]> {
  const { hostResourceId, reservations } = await tx.groupSession.findFirstOrThrow({
    where: { id: sessionId },
    select: { hostResourceId: true, reservations: { select: { resourceId: true } } },
  });
  return [...new Set([hostResourceId, ...reservations.map(({ resourceId }) => resourceId)])];
}

/** Ends a session that staff did not plan and that nobody is in; its resources are locked. */
export async function endIfDeserted(
  tx: Transaction,
  sessionId: string,
  at: Date,
): Promise<boolean> {
  await tx.$executeRaw`
    DELETE FROM session_place
    WHERE session_id = ${sessionId}::uuid AND expires_at <= clock_timestamp()`;
  const ended = await tx.groupSession.updateMany({
    where: { id: sessionId, planned: false, cancelledAt: null, places: { none: {} } },
    data: { cancelledAt: at },
  });
  if (ended.count > 0) await tx.reservation.deleteMany({ where: { sessionId } });
  return ended.count > 0;
}
