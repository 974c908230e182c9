import {
  type Actor,
  type ApplicationChangeKind,
  announceAll,
  type Offer,
  type OfferState,
  type Prisma,
  type Work,
} from "@convene/prisma";
import { ConcurrentChangeError } from "@convene/scheduling-core";
import { uuidv7 } from "uuidv7";
import { offerState } from "../domain/offer-state.ts";
import { recordApplicationChange } from "../use-cases/record-application-change.ts";

export interface OfferStep {
  /** The present state, where the step is about something else. */
  readonly to: OfferState;
  readonly by: Actor;
  /** Their own words. */
  readonly reason?: string | null | undefined;
  readonly details?: Prisma.InputJsonObject;
  readonly data?: Prisma.OfferUpdateManyMutationInput;
  /** The application's history says so, too. */
  readonly tells?: ApplicationChangeKind;
}

export interface WrittenStep {
  readonly offer: Offer;
  /** How many lines the history has, this one included. */
  readonly step: number;
}

/**
 * Takes an offer one step on, and writes it down.
 *
 * @throws InvalidTransitionError
 * @throws ConcurrentChangeError where it is not any more as it was read
 */
export async function writeStep(
  work: Work,
  before: Pick<Offer, "id" | "applicationId" | "state" | "version">,
  { to, by, reason, details, data, tells }: OfferStep,
): Promise<WrittenStep> {
  const { tx, tenantId, now } = work;
  const { id, applicationId, state, version } = before;
  if (to !== state) offerState.move(state, to);
  const [offer] = await tx.offer.updateManyAndReturn({
    where: { id, state, version },
    data: { ...data, state: to },
  });
  if (!offer) throw new ConcurrentChangeError("The offer");
  await tx.offerChange.create({
    data: {
      tenantId,
      id: uuidv7(),
      offerId: id,
      actorKind: by.kind,
      actorId: by.id ?? null,
      reason: reason || null,
      at: now,
      stateBefore: state,
      stateAfter: to,
      version: offer.version,
      ...(details && { details }),
    },
    select: { id: true },
  });
  if (tells) {
    // Without their words, which may say what is to be paid: those are read where the offer is.
    const told = { offerId: id, state: to };
    await recordApplicationChange(work, { applicationId, kind: tells, by, details: told });
  }
  await announceAll(tx, [
    { subject: "offer", id, change: "changed" },
    { subject: "application", id: applicationId, change: "changed" },
  ]);
  return { offer, step: await tx.offerChange.count({ where: { offerId: id } }) };
}
