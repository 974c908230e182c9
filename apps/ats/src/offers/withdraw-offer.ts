import type { Actor, Offer, Work } from "@convene/prisma";
import { lockOffer, requireVersion } from "./lock-offer.ts";
import { offersOf } from "./offers-visible-to.ts";
import { OPEN_STATES } from "./require-no-open-offer.ts";
import type { OfferDeed } from "./submit-offer.ts";
import { writeStep } from "./write-step.ts";

export interface Withdrawal extends OfferDeed {
  readonly reason: string | null;
}

/**
 * Takes an offer back, whether or not it was sent; its link then says so.
 *
 * @throws NotFoundError
 * @throws ConcurrentChangeError
 * @throws InvalidTransitionError
 */
export async function withdrawOffer(
  work: Work,
  { offerId, version, viewer, reason }: Withdrawal,
): Promise<Offer> {
  const { offer } = await lockOffer(work, offerId, offersOf(viewer));
  requireVersion(offer, version);
  const by: Actor = { kind: "member", id: viewer.id };
  return (await writeStep(work, offer, { to: "withdrawn", by, reason })).offer;
}

/** Takes back what is open of an application that is closed. To be called once that is locked. */
export async function withdrawOffersOf(
  work: Work,
  { applicationId, by }: { readonly applicationId: string; readonly by: Actor },
): Promise<void> {
  const open = await work.tx.offer.findMany({
    where: { applicationId, state: { in: [...OPEN_STATES] } },
    select: { id: true },
  });
  for (const { id } of open) {
    const { offer } = await lockOffer(work, id);
    if (OPEN_STATES.some((state) => state === offer.state)) {
      await writeStep(work, offer, { to: "withdrawn", by });
    }
  }
}
