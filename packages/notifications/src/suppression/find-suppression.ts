import type { NotificationChannel, SuppressedAddress, Transaction } from "@convene/prisma";

/** Why an address is not written to; null where it is. */
export async function findSuppression(
  tx: Transaction,
  channel: NotificationChannel,
  address: string,
): Promise<SuppressedAddress | null> {
  return await tx.suppressedAddress.findFirst({
    where: { channel, address: suppressedSpelling(address) },
  });
}

/** How an address stands in the list. */
export function suppressedSpelling(address: string): string {
  return address.toLowerCase();
}
