import type { NotificationChannel, Transaction } from "@convene/prisma";
import { suppressedSpelling } from "./find-suppression.ts";

/**
 * Lets an organisation write to an address again. A phone whose owner answered STOP stays silent all
 * the same, until its owner answers START.
 *
 * @returns false where it was not on the list
 */
export async function releaseSuppression(
  tx: Transaction,
  channel: NotificationChannel,
  address: string,
): Promise<boolean> {
  const { count } = await tx.suppressedAddress.deleteMany({
    where: { channel, address: suppressedSpelling(address) },
  });
  return count > 0;
}
