import { announce, type Work } from "@convene/prisma";

/**
 * Puts the services into an order, in which clients see them too. Services that it does not name come
 * after it, as they were.
 */
export async function orderServices({ tx, tenantId }: Work, ids: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE service SET position = ranked.rank
    FROM (
      SELECT id, row_number() OVER (
        ORDER BY array_position(${[...ids]}::uuid[], id) NULLS LAST, position, name
      ) - 1 AS rank
      FROM service
    ) AS ranked
    WHERE service.id = ranked.id`;
  await announce(tx, { subject: "setup", id: tenantId, change: "changed" });
}
