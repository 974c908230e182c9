import type { Offer, Work } from "@convene/prisma";
import { InvalidTransitionError } from "@convene/scheduling-core";
import { addHours } from "date-fns";
import { OfferClosedError, whyNotAnswer } from "../domain/offer-refusals.ts";
import { requireActive } from "../use-cases/require-active.ts";
import { lockOffer, requireVersion } from "./lock-offer.ts";
import type { OfferMessages } from "./offer-messages.ts";
import { offersOf } from "./offers-visible-to.ts";
import type { OfferDeed } from "./submit-offer.ts";
import { writeLetter } from "./write-letter.ts";
import { writeStep } from "./write-step.ts";

/**
 * Sends an approved offer: what the letter says is fixed, and the candidate gets the link. The letter
 * as it was written is kept with the history, for an offer that is renewed.
 *
 * @throws NotFoundError
 * @throws ConcurrentChangeError
 * @throws InvalidTransitionError
 * @throws ApplicationClosedError
 */
export async function sendOffer(
  work: Work,
  { offerId, version, viewer }: OfferDeed,
  messages: OfferMessages,
): Promise<Offer> {
  const { tx, tenantId, now } = work;
  const locked = await lockOffer(work, offerId, offersOf(viewer));
  const { offer, candidate } = locked;
  requireVersion(offer, version);
  requireActive(locked.application);
  const { name: organisation } = await tx.tenant.findUniqueOrThrow({
    where: { tenantId },
    select: { name: true },
  });
  const expiresAt = addHours(now, 24 * offer.validDays);
  const written = await writeStep(work, offer, {
    to: "sent",
    by: { kind: "member", id: viewer.id },
    tells: "offer_sent",
    details: { body: offer.body },
    data: {
      body: writeLetter(offer, { candidate, organisation, expiresAt }),
      sentAt: now,
      expiresAt,
      answeredAt: null,
      reply: null,
      counterSalary: null,
      version: { increment: 1 },
    },
  });
  await messages.send(work, { ...locked, ...written });
  return written.offer;
}

/**
 * Sends the link once more; until when it can be answered stays.
 *
 * @throws NotFoundError
 * @throws ConcurrentChangeError
 * @throws InvalidTransitionError where it is not with the candidate
 * @throws OfferClosedError where its time is up
 */
export async function resendOffer(
  work: Work,
  { offerId, version, viewer }: OfferDeed,
  messages: OfferMessages,
): Promise<Offer> {
  const locked = await lockOffer(work, offerId, offersOf(viewer));
  const { offer } = locked;
  requireVersion(offer, version);
  if (offer.state !== "sent") throw new InvalidTransitionError(offer.state, "sent");
  const why = whyNotAnswer(offer, work.now);
  if (why) throw new OfferClosedError(why);
  const written = await writeStep(work, offer, {
    to: "sent",
    by: { kind: "member", id: viewer.id },
    details: { again: true },
  });
  await messages.send(work, { ...locked, ...written });
  return written.offer;
}
