import type { Application, Candidate, Offer, OfferApproval, Prisma, Work } from "@convene/prisma";
import { ConcurrentChangeError, NotFoundError } from "@convene/scheduling-core";

/** An offer that nobody else changes until the transaction ends, and what it is about. */
export interface LockedOffer {
  readonly offer: Offer;
  readonly application: Application;
  readonly candidate: Candidate;
  readonly jobTitle: string;
  /** The chain, in order. */
  readonly approvals: readonly OfferApproval[];
}

/**
 * Waits for whoever is at work on the same application or offer. Always the application first: closing
 * one withdraws its offers; see `lockApplication`.
 *
 * @param where Whose offers are meant, e.g. `offersOf(viewer)`.
 * @throws NotFoundError also for one to somebody who was erased
 */
export async function lockOffer(
  { tx }: Pick<Work, "tx">,
  id: string,
  where: Prisma.OfferWhereInput = {},
): Promise<LockedOffer> {
  await tx.$queryRaw`
    SELECT a.id FROM application a JOIN offer o USING (tenant_id)
    WHERE o.application_id = a.id AND o.id = ${id}::uuid FOR NO KEY UPDATE OF a`;
  await tx.$queryRaw`SELECT id FROM offer WHERE id = ${id}::uuid FOR UPDATE`;
  const found = await tx.offer.findFirst({
    where: { AND: [{ id, application: { candidate: { erasedAt: null } } }, where] },
    include: {
      application: { include: { candidate: true, job: { select: { title: true } } } },
      approvals: { orderBy: { position: "asc" } },
    },
  });
  if (!found) throw new NotFoundError("offer");
  const {
    application: { candidate, job, ...application },
    approvals,
    ...offer
  } = found;
  return { offer, application, candidate, jobTitle: job.title, approvals };
}

/**
 * Nobody decides about what they did not see.
 *
 * @throws ConcurrentChangeError
 */
export function requireVersion({ version }: Pick<Offer, "version">, seen: number): void {
  if (version !== seen) throw new ConcurrentChangeError("The offer");
}
