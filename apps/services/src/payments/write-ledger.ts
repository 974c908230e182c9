import type { Payment, Work } from "@convene/prisma";
import { uuidv7 } from "uuidv7";
import type { LedgerSide } from "../domain/ledger.ts";

/** Writes a movement into the ledger, where it stays. */
export async function writeLedger(
  { tx, tenantId, now }: Work,
  payment: Pick<Payment, "id" | "currency">,
  sides: readonly LedgerSide[],
  refundId: string | null = null,
): Promise<void> {
  await tx.ledgerEntry.createMany({
    data: sides.map(({ account, amount }) => ({
      tenantId,
      id: uuidv7(),
      account,
      amount,
      currency: payment.currency,
      paymentId: payment.id,
      refundId,
      at: now,
    })),
  });
}
