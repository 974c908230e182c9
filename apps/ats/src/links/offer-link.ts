import type { Offer } from "@convene/prisma";
import { type Kit, ProblemError } from "@convene/server-kit";
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
 * @throws ProblemError LINK_EXPIRED (410), or NOT_FOUND (404) for one that never was a link
 */
export async function openOfferLink(
  { links }: Pick<Kit, "links">,
  token: string,
): Promise<LinkedOffer> {
  const link = await links.verify(token, ANSWER_OFFER);
  if (link.ok) return { tenantId: link.value.tenantId, offerId: link.value.subjectId };
  throw link.error.reason === "expired"
    ? new ProblemError(410, "LINK_EXPIRED", "This link has expired")
    : new ProblemError(404, "NOT_FOUND", "This link leads nowhere");
}
