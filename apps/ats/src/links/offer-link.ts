import type { Offer } from "@convene/prisma";
import { type Kit, openLink } from "@convene/server-kit";
import { addDays } from "date-fns";

/** Lets a candidate read an offer and answer it. */
export const ANSWER_OFFER = "offer.answer";

/** How long after the last moment for an answer the page can still be looked at. */
const KEPT_DAYS = 90;

interface LinkedOffer {
  readonly tenantId: string;
  readonly offerId: string;
}

/** Where a candidate reads an offer that was sent, and answers it. */
export async function offerUrl(
  { env, links }: Pick<Kit, "env" | "links">,
  { tenantId, id, expiresAt }: Pick<Offer, "tenantId" | "id" | "expiresAt">,
): Promise<string> {
  if (expiresAt === null) throw new Error("An offer has a link once it was sent");
  const token = await links.sign({
    purpose: ANSWER_OFFER,
    tenantId,
    subjectId: id,
    expiresAt: addDays(expiresAt, KEPT_DAYS),
  });
  return `${env.ATS_URL}/offer/${token}`;
}

/**
 * Verifies the token of a candidate's offer.
 *
 * @throws ProblemError as `openLink`
 */
export async function openOfferLink(kit: Pick<Kit, "links">, token: string): Promise<LinkedOffer> {
  const { tenantId, subjectId: offerId } = await openLink(kit, token, ANSWER_OFFER);
  return { tenantId, offerId };
}
