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
 * Settles something under the locks of these resources. Where another transaction has one of them it is
 * looked before waiting as well: who comes too late is refused at once, without a place in the queue.
 *
 * @param settle Throws where it cannot be. Called a second time after having waited.
 */
export async function settleUnderLock<T>(
  tx: Transaction,
  resourceIds: Iterable<string>,
  settle: () => Promise<T>,
): Promise<T> {
  const ids = [...new Set(resourceIds)];
  if (!(await tryLockResources(tx, ids))) {
    await settle();
    await lockResources(tx, ids);
  }
  return await settle();
}

/** As `lockResources`, without waiting: whether they are locked now. */
async function tryLockResources(tx: Transaction, resourceIds: string[]): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ isLocked: boolean }[]>`
    SELECT try_lock_resources(${resourceIds}::uuid[]) AS "isLocked"`;
  return row?.isLocked ?? false;
}
