import type { Work } from "@convene/prisma";
import { lockOffer } from "./lock-offer.ts";
import type { OfferMessages } from "./offer-messages.ts";
import { writeStep } from "./write-step.ts";

/**
 * Ends an offer that nobody answered in time, and tells whoever made it.
 *
 * @returns whether it did: it may have been answered meanwhile
 * @throws NotFoundError
 */
export async function expireOffer(
  work: Work,
  offerId: string,
  messages: OfferMessages,
): Promise<boolean> {
  const locked = await lockOffer(work, offerId);
  const { state, expiresAt, memberId } = locked.offer;
  if (state !== "sent" || expiresAt === null || expiresAt > work.now) return false;
  const written = await writeStep(work, locked.offer, { to: "expired", by: { kind: "system" } });
  await messages.tellAnswer(work, { ...locked, ...written }, "expired", [memberId]);
  return true;
}
