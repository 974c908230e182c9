import { type Actor, isDuplicate, type Offer, type Work } from "@convene/prisma";
import { uuidv7 } from "uuidv7";
import { isOwnSignature } from "../domain/is-own-signature.ts";
import {
  AlreadyEmployedError,
  OfferClosedError,
  SignatureMismatchError,
  whyNotAnswer,
} from "../domain/offer-refusals.ts";
import { endWhatIsOpen } from "../use-cases/close-application.ts";
import { recordApplicationChange } from "../use-cases/record-application-change.ts";
import { requireActive } from "../use-cases/require-active.ts";
import { type LockedOffer, lockOffer, requireVersion } from "./lock-offer.ts";
import type { OfferMessages } from "./offer-messages.ts";
import { writeStep } from "./write-step.ts";

/** What a candidate says to an offer. */
export type OfferReply =
  | { readonly answer: "accepted"; readonly signature: string }
  | { readonly answer: "declined"; readonly reason: string | null }
  | {
      readonly answer: "countered";
      /** What they ask for; minor units of the offer's currency, for its period. */
      readonly salary: number;
      readonly words: string | null;
    };

export type AnswerRequest = OfferReply & {
  readonly offerId: string;
  /** What they read. */
  readonly version: number;
};

/**
 * Takes a candidate's answer to an offer. Accepting makes an employee of them and closes the
 * application, all in one transaction; interviews that were to come are left to people. The same answer
 * given twice counts once.
 *
 * @throws NotFoundError
 * @throws OfferClosedError where it was answered, withdrawn, or its time is up
 * @throws ConcurrentChangeError where it is not what they read
 * @throws SignatureMismatchError
 * @throws ApplicationClosedError
 * @throws AlreadyEmployedError where they accepted another one of this organisation
 */
export async function answerOffer(
  work: Work,
  { offerId, version, ...reply }: AnswerRequest,
  messages: OfferMessages,
): Promise<Offer> {
  const locked = await lockOffer(work, offerId);
  const { offer, candidate, approvals } = locked;
  if (isRepeated(offer, reply)) return offer;
  const why = whyNotAnswer(offer, work.now);
  if (why) throw new OfferClosedError(why);
  requireVersion(offer, version);
  if (reply.answer === "accepted" && !isOwnSignature(reply.signature, candidate.name)) {
    throw new SignatureMismatchError();
  }
  requireActive(locked.application);

  const by: Actor = { kind: "candidate", id: candidate.id };
  const written = await writeStep(work, offer, {
    to: reply.answer,
    by,
    tells: "offer_answered",
    reason: wordsOf(reply),
    ...(reply.answer === "countered" && { details: { salary: [offer.salary, reply.salary] } }),
    data: {
      answeredAt: work.now,
      reply: wordsOf(reply),
      ...(reply.answer === "accepted" && { signature: reply.signature }),
      ...(reply.answer === "countered" && { counterSalary: reply.salary }),
    },
  });
  if (reply.answer === "accepted") await hire(work, locked, by);
  const told = new Set([offer.memberId, ...approvals.map(({ memberId }) => memberId)]);
  await messages.tellAnswer(work, { ...locked, ...written }, reply.answer, [...told]);
  return written.offer;
}

function wordsOf(reply: OfferReply): string | null {
  switch (reply.answer) {
    case "accepted":
      return null;
    case "declined":
      return reply.reason;
    case "countered":
      return reply.words;
  }
}

/** A page that heard no answer asks again. */
function isRepeated(offer: Offer, reply: OfferReply): boolean {
  if (offer.state !== reply.answer) return false;
  switch (reply.answer) {
    case "accepted":
      return offer.signature === reply.signature;
    case "declined":
      return offer.reply === reply.reason;
    case "countered":
      return offer.counterSalary === reply.salary && offer.reply === reply.words;
  }
}

async function hire(
  work: Work,
  { offer, application, candidate }: LockedOffer,
  by: Actor,
): Promise<void> {
  const { tx, tenantId, now } = work;
  const { id: applicationId, candidateId } = application;
  try {
    await tx.employee.create({
      data: {
        tenantId,
        id: uuidv7(),
        candidateId,
        applicationId,
        offerId: offer.id,
        name: candidate.name,
        email: candidate.email,
        title: offer.title,
        startDate: offer.startDate,
        createdAt: now,
      },
      select: { id: true },
    });
  } catch (cause) {
    if (isDuplicate(cause)) throw new AlreadyEmployedError({ cause });
    throw cause;
  }
  await endWhatIsOpen(work, { applicationId, by });
  await tx.application.updateMany({
    where: { id: applicationId, status: "active" },
    data: { status: "hired", closedAt: now },
  });
  const details = { offerId: offer.id };
  await recordApplicationChange(work, { applicationId, kind: "hired", by, details });
}
