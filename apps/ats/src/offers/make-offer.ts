import { type Actor, announceAll, type Offer, type Work } from "@convene/prisma";
import { NotFoundError } from "@convene/scheduling-core";
import { uuidv7 } from "uuidv7";
import { AlreadyEmployedError } from "../domain/offer-refusals.ts";
import type { Viewer } from "../domain/viewer.ts";
import { lockApplication } from "../use-cases/lock-application.ts";
import { recordApplicationChange } from "../use-cases/record-application-change.ts";
import { requireActive } from "../use-cases/require-active.ts";
import {
  type OfferTerms,
  requireApprovers,
  requireKnownPlaceholders,
  termColumns,
} from "./offer-terms.ts";
import { requireNoOpenOffer } from "./require-no-open-offer.ts";

export interface NewOffer extends OfferTerms {
  readonly applicationId: string;
  /** What its letter began as. */
  readonly templateId: string | null;
  readonly viewer: Viewer;
}

/**
 * Drafts an offer for an application.
 *
 * @throws NotFoundError for an application or a template that is not there
 * @throws ApplicationClosedError
 * @throws OfferOpenError where there is one already that is not settled
 * @throws AlreadyEmployedError
 * @throws UnknownPlaceholdersError
 * @throws InvalidInputError naming `approverIds`
 */
export async function makeOffer(work: Work, request: NewOffer): Promise<Offer> {
  const { tx, tenantId, now } = work;
  const { applicationId, templateId, viewer, ...terms } = request;
  const { application, candidate } = await lockApplication(work, applicationId, viewer);
  requireActive(application);
  const hired = await tx.employee.count({ where: { candidateId: candidate.id } });
  if (hired > 0) throw new AlreadyEmployedError();
  await requireNoOpenOffer(tx, applicationId);
  requireKnownPlaceholders(terms.body);
  await requireApprovers(tx, terms.approverIds);
  if (templateId !== null) {
    const template = await tx.offerTemplate.count({ where: { id: templateId, active: true } });
    if (template === 0) throw new NotFoundError("offer template");
  }

  const id = uuidv7();
  const by: Actor = { kind: "member", id: viewer.id };
  const offer = await tx.offer.create({
    data: {
      tenantId,
      id,
      applicationId,
      templateId,
      memberId: viewer.id,
      createdAt: now,
      ...termColumns(terms),
    },
  });
  await tx.offerApproval.createMany({
    data: terms.approverIds.map((memberId, position) => ({
      tenantId,
      offerId: id,
      position,
      memberId,
    })),
  });
  await tx.offerChange.create({
    data: {
      tenantId,
      id: uuidv7(),
      offerId: id,
      stateAfter: offer.state,
      version: offer.version,
      actorKind: by.kind,
      actorId: viewer.id,
      at: now,
    },
    select: { id: true },
  });
  const details = { offerId: id, state: offer.state };
  await recordApplicationChange(work, { applicationId, kind: "offer_made", by, details });
  await announceAll(tx, [
    { subject: "offer", id, change: "created" },
    { subject: "application", id: applicationId, change: "changed" },
  ]);
  return offer;
}
