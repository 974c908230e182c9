import type { Offer, Prisma, Work } from "@convene/prisma";
import { InvalidTransitionError } from "@convene/scheduling-core";
import type { Viewer } from "../domain/viewer.ts";
import { type LockedOffer, lockOffer, requireVersion } from "./lock-offer.ts";
import {
  type OfferTerms,
  requireApprovers,
  requireKnownPlaceholders,
  termColumns,
} from "./offer-terms.ts";
import { offersOf } from "./offers-visible-to.ts";
import { writeStep } from "./write-step.ts";

export interface EditOffer extends OfferTerms {
  readonly offerId: string;
  /** What was seen of it. */
  readonly version: number;
  readonly viewer: Viewer;
}

/**
 * Changes what an offer says. One that waits for approval, or was approved, is a draft again: what was
 * approved is what is sent. Nothing happens where nothing was changed.
 *
 * @throws NotFoundError
 * @throws ConcurrentChangeError
 * @throws InvalidTransitionError for one that was sent: it is withdrawn or renewed first
 * @throws UnknownPlaceholdersError
 * @throws InvalidInputError naming `approverIds`
 */
export async function editOffer(work: Work, request: EditOffer): Promise<Offer> {
  const { tx, tenantId } = work;
  const { offerId, version, viewer, ...terms } = request;
  const locked = await lockOffer(work, offerId, offersOf(viewer));
  const { offer, approvals } = locked;
  requireVersion(offer, version);
  if (!isEditable(offer)) throw new InvalidTransitionError(offer.state, "draft");
  requireKnownPlaceholders(terms.body);
  const before = approvals.map(({ memberId }) => memberId);
  await requireApprovers(tx, terms.approverIds, before);
  const details = whatChanges(locked, terms);
  if (Object.keys(details).length === 0) return offer;

  const written = await writeStep(work, offer, {
    to: "draft",
    by: { kind: "member", id: viewer.id },
    details,
    data: { ...termColumns(terms), version: { increment: 1 } },
  });
  await tx.offerApproval.deleteMany({ where: { offerId } });
  await tx.offerApproval.createMany({
    data: terms.approverIds.map((memberId, position) => ({
      tenantId,
      offerId,
      position,
      memberId,
    })),
  });
  return written.offer;
}

/** Whether its terms can be changed as it is. */
export function isEditable({ state }: Pick<Offer, "state">): boolean {
  return state === "draft" || state === "pending_approval" || state === "approved";
}

/** Before and after of each; of the letter and the chain only that they changed. */
function whatChanges(
  { offer, approvals }: Pick<LockedOffer, "offer" | "approvals">,
  terms: OfferTerms,
): Prisma.InputJsonObject {
  const pairs = {
    title: [offer.title, terms.title],
    salary: [offer.salary, terms.salary],
    currency: [offer.currency, terms.currency],
    payPeriod: [offer.payPeriod, terms.payPeriod],
    startDate: [offer.startDate.toISOString().slice(0, 10), terms.startDate],
    validDays: [offer.validDays, terms.validDays],
  };
  const changed = Object.entries(pairs).filter(([, [before, after]]) => before !== after);
  const chain = approvals.map(({ memberId }) => memberId).join();
  return {
    ...Object.fromEntries(changed),
    ...(offer.body !== terms.body && { letter: true }),
    ...(chain !== terms.approverIds.join() && { approvers: true }),
  };
}
