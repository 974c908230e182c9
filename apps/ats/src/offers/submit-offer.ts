import type { Offer, Work } from "@convene/prisma";
import type { Viewer } from "../domain/viewer.ts";
import { requireActive } from "../use-cases/require-active.ts";
import { lockOffer, requireVersion } from "./lock-offer.ts";
import type { OfferMessages } from "./offer-messages.ts";
import { offersOf } from "./offers-visible-to.ts";
import { writeStep } from "./write-step.ts";

/** What somebody does with an offer that they have before them. */
export interface OfferDeed {
  readonly offerId: string;
  /** What was seen of it. */
  readonly version: number;
  readonly viewer: Viewer;
}

/**
 * Asks the first of the chain to approve a draft. Where nobody has to, it is approved.
 *
 * @throws NotFoundError
 * @throws ConcurrentChangeError
 * @throws InvalidTransitionError
 * @throws ApplicationClosedError
 */
export async function submitOffer(
  work: Work,
  { offerId, version, viewer }: OfferDeed,
  messages: OfferMessages,
): Promise<Offer> {
  const locked = await lockOffer(work, offerId, offersOf(viewer));
  requireVersion(locked.offer, version);
  requireActive(locked.application);
  const [first] = locked.approvals;
  const written = await writeStep(work, locked.offer, {
    to: first ? "pending_approval" : "approved",
    by: { kind: "member", id: viewer.id },
  });
  if (first) {
    // Whoever rejected it is asked again, like all others.
    await work.tx.offerApproval.updateMany({
      where: { offerId },
      data: { state: "pending", note: null, decidedAt: null },
    });
    await messages.requestApproval(work, { ...locked, ...written }, first.memberId);
  }
  return written.offer;
}
