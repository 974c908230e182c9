import type { Transaction } from "../client.ts";

/**
 * Locks the timelines of these resources until the end of the transaction. Every writer of
 * reservations does so before its first write: two bookings that share resources then wait for each
 * other in one order instead of deadlocking in the exclusion constraint.
 *
 * Where an event's own row is to be changed too, lock that row first (`lockEvent`).
 */
export async function lockResources(
  tx: Transaction,
  resourceIds: readonly string[],
): Promise<void> {
  await tx.$executeRaw`SELECT lock_resources(${[...resourceIds]}::uuid[])`;
}
