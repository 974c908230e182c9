import type { SweepClient } from "@convene/notifications";
import { announce, type Database } from "@convene/prisma";

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
 * @returns How many reservations were removed.
 */
export async function removeExpiredHolds(db: Database, sweep: SweepClient): Promise<number> {
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
