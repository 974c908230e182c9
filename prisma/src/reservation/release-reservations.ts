import type { Transaction } from "../client.ts";
import { lockResources } from "./lock-resources.ts";
import type { ReservationPurpose } from "./reservation-purpose.ts";

/** Gives back all that is taken for an event or a hold; @returns the resources that it had. */
export async function releaseReservations(
  tx: Transaction,
  purpose: ReservationPurpose,
): Promise<readonly string[]> {
  const held = await tx.reservation.findMany({ where: purpose, select: { resourceId: true } });
  const resourceIds = held.map((reservation) => reservation.resourceId);
  if (resourceIds.length === 0) return [];
  await lockResources(tx, resourceIds);
  await tx.reservation.deleteMany({ where: purpose });
  return resourceIds;
}
