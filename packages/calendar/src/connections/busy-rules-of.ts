import type { Transaction } from "@convene/prisma";
import type { BusyRules } from "../sync/busy-rules.ts";

/** What the transaction's organisation lets block its people's time. */
export async function busyRulesOf(tx: Transaction): Promise<BusyRules> {
  const { tentativeBlocks, focusTimeBlocks } = await tx.tenant.findFirstOrThrow({
    select: { tentativeBlocks: true, focusTimeBlocks: true },
  });
  return { tentative: tentativeBlocks, focusTime: focusTimeBlocks };
}
