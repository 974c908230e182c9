import type { OfferAnswer } from "@convene/notifications";
import type { Work } from "@convene/prisma";
import { type Kit, notifierIn } from "@convene/server-kit";
import { offerUrl } from "../links/offer-link.ts";
import { candidateRecipient, memberRecipients } from "../messages/hiring-recipients.ts";
import type { LockedOffer } from "./lock-offer.ts";
import type { WrittenStep } from "./write-step.ts";

/** What the messages about an offer need to know of it. */
export type ToldOffer = Pick<LockedOffer, "candidate" | "jobTitle"> & WrittenStep;

/** Who is told about offers, in the same transaction. None of it says what is to be paid. */
export interface OfferMessages {
  /** Somebody of the chain is asked. */
  requestApproval(work: Work, told: ToldOffer, memberId: string): Promise<void>;
  /** The candidate gets the link. */
  send(work: Work, told: ToldOffer): Promise<void>;
  /** Members hear what came of it. */
  tellAnswer(
    work: Work,
    told: ToldOffer,
    answer: OfferAnswer,
    memberIds: readonly string[],
  ): Promise<void>;
}

/** Writes them by the notification service, which queues them with the transaction. */
export function createOfferMessages(
  kit: Pick<Kit, "env" | "jobs" | "links" | "manageUrl">,
): OfferMessages {
  const pageOf = (id: string) => `${kit.env.ATS_URL}/offers/${id}`;
  return {
    async requestApproval(work, { offer, step, candidate, jobTitle }, memberId) {
      const [maker] = await work.tx.member.findMany({
        where: { id: offer.memberId },
        select: { name: true },
      });
      for (const member of await memberRecipients(work, [memberId])) {
        await notifierIn(kit, work).sendApprovalRequested(
          {
            id: offer.id,
            step,
            applicationId: offer.applicationId,
            jobTitle,
            candidateName: candidate.name,
            byName: maker?.name ?? "",
            url: pageOf(offer.id),
          },
          member,
        );
      }
    },

    async send(work, { offer, step, candidate, jobTitle }) {
      await notifierIn(kit, work).sendOfferSent(
        {
          id: offer.id,
          // Sent again it is another message, though nothing in it changed.
          version: step,
          jobTitle,
          expiresAt: offer.expiresAt,
          offerUrl: await offerUrl(kit, offer),
        },
        candidateRecipient(candidate),
      );
    },

    async tellAnswer(work, { offer, step, candidate, jobTitle }, answer, memberIds) {
      const { id, applicationId } = offer;
      for (const member of await memberRecipients(work, memberIds)) {
        await notifierIn(kit, work).sendOfferAnswered(
          {
            id,
            step,
            applicationId,
            candidateName: candidate.name,
            jobTitle,
            answer,
            // Their words may say what they ask for: they are read on the page, by who may see it.
            reply: null,
            url: pageOf(id),
          },
          member,
        );
      }
    },
  };
}
