import type { SweepClient } from "@convene/notifications";

/** Two years and a month: whoever looks back at a year sees the one before it too. */
const KEPT_DAYS = 760;

/** Forgets what members did long ago, of all organisations, by the database's clock. */
export async function removeAuditEntries(sweep: SweepClient): Promise<void> {
  await sweep.$queryRaw`
    SELECT remove_audit_entries(clock_timestamp() - make_interval(days => ${KEPT_DAYS}::int))`;
}
