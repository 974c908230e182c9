import type { Offer, Tenant, Work } from "@convene/prisma";
import { NotFoundError } from "@convene/scheduling-core";
import { type WhyNotAnswer, whyNotAnswer } from "../domain/offer-refusals.ts";

export interface LinkedOfferView {
  readonly offer: Offer;
  readonly candidate: {
    readonly name: string;
    readonly locale: string;
    readonly timeZone: string;
  };
  readonly jobTitle: string;
  readonly organisation: Tenant;
  /** Null where what was sent is not theirs to read any more: withdrawn, or being changed. */
  readonly letter: string | null;
  /** Null where they can answer. */
  readonly whyNotAnswer: WhyNotAnswer | null;
}

/**
 * An offer as its candidate sees it.
 *
 * @throws NotFoundError for one that is not there, or of somebody who was erased
 */
export async function viewLinkedOffer(
  { tx, tenantId, now }: Work,
  offerId: string,
): Promise<LinkedOfferView> {
  const offer = await tx.offer.findUnique({
    where: { tenantId_id: { tenantId, id: offerId } },
    include: {
      application: {
        select: {
          candidate: { select: { name: true, locale: true, timeZone: true, erasedAt: true } },
          job: { select: { title: true } },
        },
      },
    },
  });
  if (!offer || offer.application.candidate.erasedAt) throw new NotFoundError("offer");
  const { application, ...row } = offer;
  const { erasedAt: _, ...candidate } = application.candidate;
  const why = whyNotAnswer(row, now) ?? null;
  const isShown = why !== "OFFER_WITHDRAWN" && why !== "OFFER_NOT_SENT";
  return {
    offer: row,
    candidate,
    jobTitle: application.job.title,
    organisation: await tx.tenant.findUniqueOrThrow({ where: { tenantId } }),
    letter: isShown ? row.body : null,
    whyNotAnswer: why,
  };
}
