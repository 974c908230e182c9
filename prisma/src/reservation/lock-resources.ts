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

/**
 * As `lockResources`, without waiting.
 *
 * @returns false where somebody else has one of them; `lockResources` then waits for it
 */
export async function tryLockResources(
  tx: Transaction,
  resourceIds: readonly string[],
): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ isLocked: boolean }[]>`
    SELECT try_lock_resources(${[...resourceIds]}::uuid[]) AS "isLocked"`;
  return row?.isLocked ?? false;
}
