import type { OfferState, Transaction } from "@convene/prisma";
import { OfferOpenError } from "../domain/offer-refusals.ts";

/** An application has one of these at a time; see the index `offer_open`. */
export const OPEN_STATES = [
  "draft",
  "pending_approval",
  "approved",
  "sent",
  "countered",
] as const satisfies readonly OfferState[];

/**
 * To be asked once the application is locked.
 *
 * @throws OfferOpenError
 */
export async function requireNoOpenOffer(tx: Transaction, applicationId: string): Promise<void> {
  const open = await tx.offer.findFirst({
    where: { applicationId, state: { in: [...OPEN_STATES] } },
    select: { id: true },
  });
  if (open) throw new OfferOpenError(open.id);
}
