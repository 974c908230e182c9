import type { Actor, Work } from "@convene/prisma";
import { announce } from "@convene/prisma";
import { InvalidTransitionError } from "@convene/scheduling-core";
import { uuidv7 } from "uuidv7";
import type { Viewer } from "../domain/viewer.ts";
import { cancelInterview } from "../use-cases/cancel-interview.ts";
import { lockOffer } from "./lock-offer.ts";
import type { OfferMessages } from "./offer-messages.ts";
import { offersOf } from "./offers-visible-to.ts";
import { withdrawOffersOf } from "./withdraw-offer.ts";

export interface RejectOthers {
  readonly offerId: string;
  readonly viewer: Viewer;
  /** Those who were seen on the page: whoever applied since is not rejected unseen. */
  readonly applicationIds: readonly string[];
  /** The recruiter's own words to each of them. */
  readonly message: string | null;
}

/**
 * Rejects others who applied for a job, once somebody accepted its offer: a person decides so, not the
 * one who accepted. Their interviews and offers are off, and they are told.
 *
 * @returns how many were; those who were decided meanwhile are left as they are
 * @throws NotFoundError
 * @throws InvalidTransitionError where nobody accepted it
 */
export async function rejectOthers(
  work: Work,
  { offerId, viewer, applicationIds, message }: RejectOthers,
  messages: OfferMessages,
): Promise<number> {
  const { offer, application, jobTitle } = await lockOffer(work, offerId, offersOf(viewer));
  if (offer.state !== "accepted") throw new InvalidTransitionError(offer.state, "accepted");
  const by: Actor = { kind: "member", id: viewer.id };
  let rejected = 0;
  // In one order, so that two who do the same wait for each other.
  for (const id of [...new Set(applicationIds)].sort()) {
    const found = await close(work, { id, jobId: application.jobId, by, message });
    if (!found) continue;
    rejected += 1;
    await cancelUpcoming(work, id, by);
    await withdrawOffersOf(work, { applicationId: id, by });
    const { candidate } = found;
    await messages.tellRejection(work, { applicationId: id, candidate, jobTitle, message });
  }
  return rejected;
}

interface Closing {
  readonly id: string;
  readonly jobId: string;
  readonly by: Actor;
  readonly message: string | null;
}

async function close({ tx, tenantId, now }: Work, { id, jobId, by, message }: Closing) {
  const { count } = await tx.application.updateMany({
    where: { id, jobId, status: "active" },
    data: { status: "rejected", closedAt: now },
  });
  if (count === 0) return undefined;
  await tx.applicationChange.create({
    data: {
      tenantId,
      id: uuidv7(),
      applicationId: id,
      kind: "rejected",
      actorKind: by.kind,
      actorId: by.id ?? null,
      reason: message,
      at: now,
    },
    select: { id: true },
  });
  await announce(tx, { subject: "application", id, change: "changed" });
  return await tx.application.findUniqueOrThrow({
    where: { tenantId_id: { tenantId, id } },
    select: { candidate: true },
  });
}

async function cancelUpcoming(work: Work, applicationId: string, by: Actor): Promise<void> {
  const interviews = await work.tx.interview.findMany({
    where: {
      applicationId,
      scheduledStart: { gt: work.now },
      status: { in: ["scheduled", "confirmed"] },
    },
    select: { id: true },
  });
  for (const { id } of interviews) await cancelInterview(work, { interviewId: id, by });
}
