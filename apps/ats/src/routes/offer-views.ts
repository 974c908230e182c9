import type { Offer } from "@convene/prisma";
import type { z } from "@hono/zod-openapi";
import type { EmployeeEntry } from "../offers/list-employees.ts";
import type { OfferEntry } from "../offers/list-offers.ts";
import type { OfferView } from "../offers/read-offer.ts";
import { type OfferTemplateEntry, offerTemplateRevision } from "../offers/read-offer-templates.ts";
import type { LinkedOfferView } from "../offers/view-linked-offer.ts";
import {
  changeDetailsSchema,
  type employeeSchema,
  type linkedOfferSchema,
  type offerEntrySchema,
  type offerSchema,
  type offerTemplateSchema,
} from "./offer-schemas.ts";

export function toOfferEntry({
  offer,
  candidateName,
  job,
  asked,
}: OfferEntry): z.infer<typeof offerEntrySchema> {
  return { ...toFacts(offer), candidateName, job, asked };
}

export function toOffer(view: OfferView): z.infer<typeof offerSchema> {
  const { offer, candidate, job, madeBy, letter, chain, history, employee, may } = view;
  const { templateId, validDays, body, signature, reply, counterSalary } = offer;
  return {
    ...toFacts(offer),
    candidateId: candidate.id,
    candidateName: candidate.name,
    job,
    templateId,
    validDays,
    body,
    letter,
    madeBy,
    sentAt: offer.sentAt?.toISOString() ?? null,
    answeredAt: offer.answeredAt?.toISOString() ?? null,
    signature,
    reply,
    counterSalary,
    chain: chain.map(({ decidedAt, ...link }) => ({
      ...link,
      decidedAt: decidedAt?.toISOString() ?? null,
    })),
    history: history.map(
      ({ id, stateBefore, stateAfter, version, actorKind, byName, reason, details, at }) => ({
        id,
        stateBefore,
        stateAfter,
        version,
        byKind: actorKind,
        byName,
        reason,
        details: changeDetailsSchema.parse(details ?? {}),
        at: at.toISOString(),
      }),
    ),
    employeeId: employee?.id ?? null,
    upcoming: view.upcoming.map(({ start, ...rest }) => ({ ...rest, start: start.toISOString() })),
    others: [...view.others],
    may,
  };
}

export function toOfferTemplate(entry: OfferTemplateEntry): z.infer<typeof offerTemplateSchema> {
  const { id, name, body, active } = entry.template;
  const revision = offerTemplateRevision(entry);
  return { id, revision, name, body, active, approvers: [...entry.approvers] };
}

export function toEmployee({ employee, job }: EmployeeEntry): z.infer<typeof employeeSchema> {
  const { id, name, email, title, startDate, applicationId, offerId, createdAt } = employee;
  return {
    id,
    name,
    email,
    title,
    startDate: toDate(startDate),
    job,
    applicationId,
    offerId,
    since: createdAt.toISOString(),
  };
}

export function toLinkedOffer(view: LinkedOfferView): z.infer<typeof linkedOfferSchema> {
  const { offer, candidate, jobTitle, letter } = view;
  const { name, timeZone, accentColour, logoUrl } = view.organisation;
  const { version, title, salary, currency, payPeriod, startDate, expiresAt } = offer;
  const isTheirs = letter !== null && expiresAt !== null;
  return {
    version,
    state: toLinkedState(view),
    candidate,
    organisation: { name, timeZone, accentColour, logoUrl },
    jobTitle,
    terms: isTheirs
      ? {
          title,
          salary,
          currency,
          payPeriod,
          startDate: toDate(startDate),
          letter,
          expiresAt: expiresAt.toISOString(),
        }
      : null,
    answer:
      isTheirs && offer.answeredAt !== null
        ? {
            at: offer.answeredAt.toISOString(),
            signature: offer.signature,
            reply: offer.reply,
            counterSalary: offer.counterSalary,
          }
        : null,
  };
}

function toLinkedState({
  offer: { state },
  whyNotAnswer,
}: LinkedOfferView): z.infer<typeof linkedOfferSchema>["state"] {
  switch (state) {
    case "sent":
      return whyNotAnswer === null ? "open" : "expired";
    case "draft":
    case "pending_approval":
    case "approved":
      return "in_revision";
    case "accepted":
    case "declined":
    case "countered":
    case "expired":
    case "withdrawn":
      return state;
  }
}

function toFacts(offer: Offer) {
  const { id, version, state, applicationId, title, salary, currency, payPeriod } = offer;
  return {
    id,
    version,
    state,
    applicationId,
    title,
    salary,
    currency,
    payPeriod,
    startDate: toDate(offer.startDate),
    expiresAt: offer.expiresAt?.toISOString() ?? null,
    createdAt: offer.createdAt.toISOString(),
  };
}

/** A local date is kept as its midnight of UTC. */
function toDate(date: Date): string {
  return date.toISOString().slice(0, 10);
}
