import type { CalendarPorts } from "../calendar-ports.ts";
import { READ_QUEUE, type ReadJob } from "../queues.ts";

/** A connection of the `sweep` role, which reads across tenants; `connect({ url }).client` is one. */
export interface SweepClient {
  $queryRaw<T>(query: TemplateStringsArray, ...values: unknown[]): PromiseLike<T>;
}

/** What is left over is due in the next round, and comes first. */
const MOST_AT_ONCE = 1_000;

/**
 * Queues the reading of the accounts that are due at `now`, in all tenants, the longest overdue first.
 * An account may be queued twice: the second job finds it read.
 *
 * @returns how many
 */
export async function runCalendarRound(
  { db, enqueue, now }: Pick<CalendarPorts, "db" | "enqueue" | "now">,
  sweep: SweepClient,
): Promise<number> {
  const due = await sweep.$queryRaw<ReadJob[]>`
    SELECT tenant_id AS "tenantId", id AS "connectionId" FROM calendar_connection
    WHERE next_sync_at <= ${now()} ORDER BY next_sync_at, tenant_id, id LIMIT ${MOST_AT_ONCE}`;
  for (const [tenantId, jobs] of Map.groupBy(due, (job) => job.tenantId)) {
    await db.unit(tenantId, (tx) => enqueue(tx, READ_QUEUE, jobs));
  }
  return due.length;
}
