import { announce, type Work } from "@convene/prisma";
import type { LockedEntry } from "../slots/lock-waiting-entry.ts";
import { releaseHold } from "./release-hold.ts";

/** What stands in the columns of an offer where there is none. */
export const NO_OFFER = {
  offerHoldId: null,
  offerStart: null,
  offerHostId: null,
  offerExpiresAt: null,
} as const;

/**
 * Takes back what an entry was offered, because it was passed or ran out: the client waits on, and is
 * not offered that start again. The time is free for whoever is next.
 */
export async function endOffer(work: Work, entry: LockedEntry): Promise<void> {
  const { tx, tenantId } = work;
  const { id, offerHoldId, offerStart, passedStarts } = entry;
  if (offerHoldId !== null) await releaseHold(work, offerHoldId);
  await tx.waitingEntry.update({
    where: { tenantId_id: { tenantId, id } },
    data: {
      state: "waiting",
      ...NO_OFFER,
      ...(offerStart !== null && { passedStarts: [...passedStarts, offerStart] }),
    },
  });
  await announce(tx, { subject: "waiting", id, change: "changed" });
}
