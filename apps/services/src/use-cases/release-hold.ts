import { announce, leaveSession, releaseReservations, type Work } from "@convene/prisma";

/**
 * Gives back a held slot, or a held place in a session. Giving back what has expired or was never held
 * is no mistake.
 */
export async function releaseHold({ tx, now }: Work, holdId: string): Promise<void> {
  const released = await releaseReservations(tx, { holdId });
  const sessionId = await leaveSession(tx, { holdId }, now);
  for (const id of sessionId === undefined ? released : [...released, sessionId]) {
    await announce(tx, { subject: "reservation", id, change: "removed" });
  }
}
