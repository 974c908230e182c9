import { AsyncLocalStorage } from "node:async_hooks";

const silence = new AsyncLocalStorage<true>();

/**
 * Cancels or moves events without telling anybody of each, because one message tells of all; what waits
 * of their old times is withdrawn all the same.
 *
 * @example
 * await withoutNotices(async () => {
 *   for (const { id } of occurrences) await tx.appointment.cancel({ where: { tenantId, id }, by });
 * });
 * await announceSeriesChange(ports, tx, { event, series, change: "cancelled" });
 */
export async function withoutNotices<Value>(work: () => Promise<Value>): Promise<Value> {
  return await silence.run(true, work);
}

/** Whether this is part of such work. */
export function isWithoutNotices(): boolean {
  return silence.getStore() ?? false;
}
