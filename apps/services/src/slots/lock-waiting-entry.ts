import type { Transaction, WaitingEntry } from "@convene/prisma";
import { NotFoundError } from "@convene/scheduling-core";

/** A waiting entry that nobody else changes until the end of the transaction. */
export type LockedEntry = WaitingEntry;

/**
 * Locks a waiting entry. It comes before the locks of resources, as an event's own row does.
 *
 * @throws NotFoundError
 */
export async function lockWaitingEntry(tx: Transaction, id: string): Promise<LockedEntry> {
  await tx.$queryRaw`
    SELECT id FROM waiting_entry
    WHERE tenant_id = current_tenant() AND id = ${id}::uuid FOR UPDATE`;
  const entry = await tx.waitingEntry.findFirst({ where: { id } });
  if (!entry) throw new NotFoundError("waiting entry");
  return entry;
}
