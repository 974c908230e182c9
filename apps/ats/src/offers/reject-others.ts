import type { Actor, Work } from "@convene/prisma";
import { InvalidTransitionError } from "@convene/scheduling-core";
import { ApplicationClosedError } from "../domain/interview-refusals.ts";
import type { Viewer } from "../domain/viewer.ts";
import type { ApplicationMessages } from "../messages/application-messages.ts";
import { closeApplication } from "../use-cases/close-application.ts";
import { lockOffer } from "./lock-offer.ts";
import { offersOf } from "./offers-visible-to.ts";

export interface RejectOthers {
  readonly offerId: string;
  readonly viewer: Viewer;
  /** Those who were seen on the page: whoever applied since is not rejected unseen. */
  readonly applicationIds: readonly string[];
  /** The recruiter's own words to each of them; may be empty. */
  readonly message: string;
}

/**
 * Rejects others who applied for a job, once somebody accepted its offer: a person decides so, not the
 * one who accepted. What was to come of their applications does not come, and they are told.
 *
 * @returns how many were; those who were decided meanwhile are left as they are
 * @throws NotFoundError
 * @throws InvalidTransitionError where nobody accepted it
 */
export async function rejectOthers(
  work: Work,
  { offerId, viewer, applicationIds, message }: RejectOthers,
  messages: Pick<ApplicationMessages, "tellRejected">,
): Promise<number> {
  const { offer, application } = await lockOffer(work, offerId, offersOf(viewer));
  if (offer.state !== "accepted") throw new InvalidTransitionError(offer.state, "accepted");
  const by: Actor = { kind: "member", id: viewer.id };
  // In one order, so that two who do the same wait for each other.
  const others = await work.tx.application.findMany({
    where: { id: { in: [...applicationIds] }, jobId: application.jobId, status: "active" },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  let rejected = 0;
  for (const { id: applicationId } of others) {
    try {
      const closing = { applicationId, status: "rejected", message, by, viewer } as const;
      await closeApplication(work, closing, messages);
      rejected += 1;
    } catch (error) {
      // Somebody else was faster; nothing was written.
      if (!(error instanceof ApplicationClosedError)) throw error;
    }
  }
  return rejected;
}
