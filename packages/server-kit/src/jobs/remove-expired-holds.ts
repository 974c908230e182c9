import type { SweepClient } from "@convene/notifications";
import { announce, type Database, endIfDeserted, lockSession } from "@convene/prisma";

const MOST_AT_ONCE = 1_000;

interface ExpiredHold {
  readonly tenantId: string;
  readonly id: string;
}

/**
 * Removes holds that ran out, by the database's clock. Nothing waits for it: whoever wants an expired
 * hold's time takes it anyway. It keeps the table small and tells open pages.
 *
 * @param sweep A connection of the `sweep` role: it finds them, across tenants.
 * @param now When sessions end that nobody is in any more.
 * @returns How many reservations, and places in sessions, were removed.
 */
export async function removeExpiredHolds(
  db: Database,
  sweep: SweepClient,
  now: Date,
): Promise<number> {
  return (await removeReservations(db, sweep)) + (await removePlaces(db, sweep, now));
}

async function removeReservations(db: Database, sweep: SweepClient): Promise<number> {
  const expired = await sweep.$queryRaw<ExpiredHold[]>`
    SELECT tenant_id AS "tenantId", id FROM reservation
    WHERE expires_at <= clock_timestamp() ORDER BY expires_at LIMIT ${MOST_AT_ONCE}`;
  let removed = 0;
  for (const [tenantId, holds] of Map.groupBy(expired, (hold) => hold.tenantId)) {
    const ids = holds.map((hold) => hold.id);
    removed += await db.unit(tenantId, async (tx) => {
      // Asked once more: a hold may have become a booking in the meantime. One that somebody else
      // is just taking is left to them: whoever waits for nothing is in no deadlock.
      const gone = await tx.$queryRaw<{ id: string }[]>`
        DELETE FROM reservation
        WHERE tenant_id = current_tenant() AND id IN (
          SELECT id FROM reservation
          WHERE tenant_id = current_tenant() AND id = ANY(${ids}::uuid[])
            AND expires_at <= clock_timestamp()
          FOR UPDATE SKIP LOCKED
        )
        RETURNING id`;
      for (const { id } of gone) {
        await announce(tx, { subject: "reservation", id, change: "removed" });
      }
      return gone.length;
    });
  }
  return removed;
}

/** A session that staff did not plan ends with the last hold on it: its time is free again. */
async function removePlaces(db: Database, sweep: SweepClient, now: Date): Promise<number> {
  const expired = await sweep.$queryRaw<{ tenantId: string; sessionId: string }[]>`
    SELECT DISTINCT tenant_id AS "tenantId", session_id AS "sessionId" FROM (
      SELECT tenant_id, session_id FROM session_place
      WHERE expires_at <= clock_timestamp() ORDER BY expires_at LIMIT ${MOST_AT_ONCE}
    ) AS place`;
  let removed = 0;
  // One session a unit: locks that are taken one by one can deadlock.
  for (const { tenantId, sessionId } of expired) {
    removed += await db.unit(tenantId, async (tx) => {
      await lockSession(tx, sessionId);
      const gone = await tx.$executeRaw`
        DELETE FROM session_place
        WHERE session_id = ${sessionId}::uuid AND expires_at <= clock_timestamp()`;
      await endIfDeserted(tx, sessionId, now);
      await announce(tx, { subject: "reservation", id: sessionId, change: "changed" });
      return gone;
    });
  }
  return removed;
}
