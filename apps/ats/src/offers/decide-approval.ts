import type { Offer, Work } from "@convene/prisma";
import { InvalidTransitionError } from "@convene/scheduling-core";
import { NotAskedToApproveError } from "../domain/offer-refusals.ts";
import { lockOffer, requireVersion } from "./lock-offer.ts";
import type { OfferMessages } from "./offer-messages.ts";
import { offersVisibleTo } from "./offers-visible-to.ts";
import type { OfferDeed } from "./submit-offer.ts";
import { writeStep } from "./write-step.ts";

export interface ApprovalDecision extends OfferDeed {
  readonly decision: "approved" | "rejected";
  readonly note: string | null;
}

/**
 * Approves an offer, so that the next of the chain is asked, or it can be sent; or rejects it, so that
 * it is a draft again.
 *
 * @throws NotFoundError
 * @throws ConcurrentChangeError where it was changed since they looked
 * @throws InvalidTransitionError where it does not wait for approval
 * @throws NotAskedToApproveError
 */
export async function decideApproval(
  work: Work,
  { offerId, version, viewer, decision, note }: ApprovalDecision,
  messages: OfferMessages,
): Promise<Offer> {
  const { tx, now } = work;
  const locked = await lockOffer(work, offerId, offersVisibleTo(viewer));
  const { offer, approvals } = locked;
  const isApproved = decision === "approved";
  requireVersion(offer, version);
  if (offer.state !== "pending_approval") {
    throw new InvalidTransitionError(offer.state, isApproved ? "approved" : "draft");
  }
  const [asked, next] = approvals.filter(({ state }) => state === "pending");
  if (asked?.memberId !== viewer.id) throw new NotAskedToApproveError();

  await tx.offerApproval.updateMany({
    where: { offerId, position: asked.position },
    data: { state: decision, note, decidedAt: now },
  });
  const written = await writeStep(work, offer, {
    to: isApproved ? (next ? "pending_approval" : "approved") : "draft",
    by: { kind: "member", id: viewer.id },
    reason: note,
    details: { decision },
  });
  const told = { ...locked, ...written };
  if (isApproved && next) await messages.requestApproval(work, told, next.memberId);
  else await messages.tellAnswer(work, told, decision, [offer.memberId]);
  return written.offer;
}
