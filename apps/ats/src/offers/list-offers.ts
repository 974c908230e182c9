import type { Offer, OfferState, Work } from "@convene/prisma";
import type { Viewer } from "../domain/viewer.ts";
import { offersVisibleTo } from "./offers-visible-to.ts";

export interface OfferEntry {
  readonly offer: Offer;
  readonly candidateName: string;
  readonly job: { readonly id: string; readonly title: string };
  /** Whoever is asked to approve at the moment; null: nobody. */
  readonly asked: { readonly memberId: string; readonly name: string } | null;
}

export interface OfferPage {
  readonly items: readonly OfferEntry[];
  /** Where the next page begins; null after the last one. */
  readonly nextCursor: string | null;
}

export interface ListOffersRequest {
  readonly viewer: Viewer;
  readonly state?: OfferState | undefined;
  readonly jobId?: string | undefined;
  readonly applicationId?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** The offers that somebody may see, the latest first. */
export async function listOffers(
  { tx }: Work,
  { viewer, state, jobId, applicationId, cursor, limit }: ListOffersRequest,
): Promise<OfferPage> {
  // Ids are UUIDs of version 7: they ascend in the order in which the offers were made.
  const found = await tx.offer.findMany({
    where: {
      AND: [offersVisibleTo(viewer)],
      ...(state !== undefined && { state }),
      ...(applicationId !== undefined && { applicationId }),
      ...(jobId !== undefined && { application: { is: { jobId } } }),
      ...(cursor !== undefined && { id: { lt: cursor } }),
    },
    orderBy: { id: "desc" },
    take: limit + 1,
    include: {
      application: {
        select: {
          candidate: { select: { name: true } },
          job: { select: { id: true, title: true } },
        },
      },
      approvals: {
        where: { state: "pending" },
        orderBy: { position: "asc" },
        take: 1,
        select: { memberId: true, member: { select: { name: true } } },
      },
    },
  });
  const page = found.slice(0, limit);
  return {
    items: page.map(({ application: { candidate, job }, approvals: [next], ...offer }) => ({
      offer,
      candidateName: candidate.name,
      job,
      asked:
        offer.state === "pending_approval" && next
          ? { memberId: next.memberId, name: next.member.name }
          : null,
    })),
    nextCursor: found.length > limit ? (page.at(-1)?.id ?? null) : null,
  };
}
