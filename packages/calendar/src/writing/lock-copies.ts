import type { Transaction } from "@convene/prisma";

/**
 * Waits until nobody writes these copies, and keeps others from it until the end of the transaction.
 * It is no lock of their rows: a booking that changes them must not wait for a provider.
 */
export async function lockCopies(tx: Transaction, ids: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    SELECT pg_advisory_xact_lock(key)
    FROM (
      SELECT hashtextextended('calendar copy ' || id, 0) AS key
      FROM unnest(${[...ids]}::text[]) AS id ORDER BY 1
    ) AS keys`;
}
