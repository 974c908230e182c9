import type { Offer, Transaction, Work } from "@convene/prisma";
import { z } from "@hono/zod-openapi";
import { requireActive } from "../use-cases/require-active.ts";
import { lockOffer, requireVersion } from "./lock-offer.ts";
import { offersOf } from "./offers-visible-to.ts";
import { requireNoOpenOffer } from "./require-no-open-offer.ts";
import type { OfferDeed } from "./submit-offer.ts";
import { writeStep } from "./write-step.ts";

/**
 * Makes a draft of an offer that ran out, or that the candidate countered: with the letter as it was
 * before it was filled in, and all of the chain still to be asked.
 *
 * @throws NotFoundError
 * @throws ConcurrentChangeError
 * @throws InvalidTransitionError
 * @throws ApplicationClosedError
 * @throws OfferOpenError where another one was made since
 */
export async function renewOffer(
  work: Work,
  { offerId, version, viewer }: OfferDeed,
): Promise<Offer> {
  const { tx } = work;
  const { offer, application } = await lockOffer(work, offerId, offersOf(viewer));
  requireVersion(offer, version);
  requireActive(application);
  if (offer.state === "expired") await requireNoOpenOffer(tx, offer.applicationId);
  const written = await writeStep(work, offer, {
    to: "draft",
    by: { kind: "member", id: viewer.id },
    details: { renewed: true },
    data: {
      body: await letterBeforeSending(tx, offer),
      sentAt: null,
      expiresAt: null,
      version: { increment: 1 },
    },
  });
  await tx.offerApproval.updateMany({
    where: { offerId },
    data: { state: "pending", note: null, decidedAt: null },
  });
  return written.offer;
}

const sentDetails = z.object({ body: z.string() });

/** With its placeholders; as it was sent where that is not known any more. */
async function letterBeforeSending(tx: Transaction, { id, body }: Offer): Promise<string> {
  const sent = await tx.offerChange.findFirst({
    where: { offerId: id, stateBefore: "approved", stateAfter: "sent" },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    select: { details: true },
  });
  return sentDetails.safeParse(sent?.details).data?.body ?? body;
}
