import { ApprovalState, OfferState, PayPeriod } from "@convene/prisma";
import { timeSchema } from "@convene/server-kit";
import { z } from "@hono/zod-openapi";
import { LETTER_PLACEHOLDERS } from "../domain/offer-letter.ts";
import { text } from "./schemas.ts";

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf("currency"));

/** What the column can hold. */
const LARGEST_AMOUNT = 2_000_000_000;
const MOST_APPROVERS = 20;
const LONGEST_LETTER = 20_000;
const LONGEST_WORDS = 2_000;

const amountSchema = z
  .int()
  .positive()
  .max(LARGEST_AMOUNT)
  .openapi({ description: "Minor units of the currency, for the period", example: 12_000_000 });

const currencySchema = z
  .string()
  .max(3)
  .refine((code) => CURRENCIES.has(code), "is not a currency of ISO 4217")
  .openapi({ example: "CAD" });

const letterSchema = z
  .string()
  .trim()
  .min(1)
  .max(LONGEST_LETTER)
  .openapi({
    description: `Markdown with ${LETTER_PLACEHOLDERS.map((name) => `{${name}}`).join(", ")}`,
  });

const approverIdsSchema = z
  .array(z.uuid())
  .max(MOST_APPROVERS)
  .openapi({ description: "Members in the order in which they are asked; empty: nobody" });

const words = z.string().trim().max(LONGEST_WORDS).optional();

const letterTerms = {
  title: text(200),
  salary: amountSchema,
  currency: currencySchema,
  payPeriod: z.enum(PayPeriod),
  startDate: z.iso.date(),
  validDays: z.int().min(1).max(365),
};

const terms = { ...letterTerms, body: letterSchema, approverIds: approverIdsSchema };

/** What fits its column. */
const LARGEST_VERSION = 2 ** 31 - 1;

const version = z
  .int()
  .positive()
  .max(LARGEST_VERSION)
  .openapi({ description: "What was seen of the offer: refused with 409 where it is another" });

export const offersQuery = z.object({
  state: z.enum(OfferState).optional(),
  jobId: z.uuid().optional(),
  applicationId: z.uuid().optional(),
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

export const newOfferInput = z
  .object({ applicationId: z.uuid(), templateId: z.uuid().nullable().default(null), ...terms })
  .openapi("NewOffer");

export const editOfferInput = z.object({ version, ...terms }).openapi("OfferEdit");

export const previewInput = z
  .object({
    applicationId: z.uuid(),
    ...letterTerms,
    title: z.string().max(200),
    body: z.string().max(LONGEST_LETTER),
  })
  .openapi("LetterPreviewRequest");

export const previewSchema = z
  .object({
    letter: z.string().openapi({ description: "Markdown, as it would be sent now" }),
    unknown: z
      .array(z.string())
      .openapi({ description: "What stands in braces and is no placeholder" }),
  })
  .openapi("LetterPreview");

export const offerDeedInput = z.object({ version }).openapi("OfferDeed");
export const approvalInput = z
  .object({ version, decision: z.enum(["approved", "rejected"]), note: words })
  .openapi("ApprovalDecision");
export const withdrawalInput = z.object({ version, reason: words }).openapi("OfferWithdrawal");
export const rejectOthersInput = z
  .object({ applicationIds: z.array(z.uuid()).min(1).max(1_000), message: words })
  .openapi("RejectOthers");

const facts = {
  id: z.uuid(),
  version: z.int(),
  state: z.enum(OfferState),
  applicationId: z.uuid(),
  candidateName: z.string(),
  job: z.object({ id: z.uuid(), title: z.string() }),
  title: z.string(),
  salary: z.int(),
  currency: z.string(),
  payPeriod: z.enum(PayPeriod),
  startDate: z.iso.date(),
  expiresAt: timeSchema.nullable().openapi({ description: "Null until it is sent" }),
  createdAt: timeSchema,
};

export const offerEntrySchema = z
  .object({
    ...facts,
    asked: z
      .object({ memberId: z.uuid(), name: z.string() })
      .nullable()
      .openapi({ description: "Whoever is asked to approve it at the moment" }),
  })
  .openapi("OfferEntry");

const changedPair = z.tuple([z.union([z.string(), z.number()]), z.union([z.string(), z.number()])]);

/** What the history keeps of a change, before and after. */
export const changeDetailsSchema = z.object({
  title: changedPair.optional(),
  salary: changedPair.optional(),
  currency: changedPair.optional(),
  payPeriod: changedPair.optional(),
  startDate: changedPair.optional(),
  validDays: changedPair.optional(),
  letter: z.boolean().optional(),
  approvers: z.boolean().optional(),
  decision: z.enum(["approved", "rejected"]).optional(),
  again: z.boolean().optional(),
  renewed: z.boolean().optional(),
});

export const offerSchema = z
  .object({
    ...facts,
    candidateId: z.uuid(),
    templateId: z.uuid().nullable(),
    validDays: z.int(),
    body: z.string().openapi({ description: "As it is edited: with its placeholders" }),
    letter: z.string().openapi({ description: "As the candidate reads it" }),
    madeBy: z.string(),
    sentAt: timeSchema.nullable(),
    answeredAt: timeSchema.nullable(),
    signature: z.string().nullable(),
    reply: z.string().nullable(),
    counterSalary: z.int().nullable(),
    chain: z
      .array(
        z.object({
          memberId: z.uuid(),
          name: z.string(),
          state: z.enum(ApprovalState),
          note: z.string().nullable(),
          decidedAt: timeSchema.nullable(),
        }),
      )
      .openapi({ description: "Who approves, in order" }),
    history: z
      .array(
        z.object({
          id: z.uuid(),
          stateBefore: z.enum(OfferState).nullable(),
          stateAfter: z.enum(OfferState),
          version: z.int(),
          byKind: z.enum(["member", "client", "candidate", "system"]),
          byName: z.string().nullable(),
          reason: z.string().nullable(),
          details: changeDetailsSchema,
          at: timeSchema,
        }),
      )
      .openapi({ description: "Oldest first" }),
    employeeId: z.uuid().nullable(),
    upcoming: z
      .array(z.object({ id: z.uuid(), title: z.string(), start: timeSchema }))
      .openapi({ description: "Once accepted: interviews of the application still to come" }),
    others: z
      .array(z.object({ applicationId: z.uuid(), name: z.string() }))
      .openapi({ description: "Once accepted: who else is still considered for the job" }),
    may: z.object({ change: z.boolean(), edit: z.boolean(), approve: z.boolean() }),
  })
  .openapi("Offer");

export const approverSchema = z.object({ id: z.uuid(), name: z.string() }).openapi("Approver");

const templateDetails = {
  name: text(200),
  body: letterSchema,
  active: z.boolean().default(true),
  approverIds: approverIdsSchema,
};
export const offerTemplateInput = z.object(templateDetails).openapi("OfferTemplateInput");
export const changedOfferTemplateInput = z
  .object({ ...templateDetails, revision: z.string().max(100) })
  .openapi("ChangedOfferTemplate");
export const offerTemplateSchema = z
  .object({
    id: z.uuid(),
    revision: z.string(),
    name: z.string(),
    body: z.string(),
    active: z.boolean(),
    approvers: z.array(approverSchema).openapi({ description: "Asked in this order" }),
  })
  .openapi("OfferTemplate");

export const employeeSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    email: z.string(),
    title: z.string(),
    startDate: z.iso.date(),
    job: z.object({ id: z.uuid(), title: z.string() }),
    applicationId: z.uuid(),
    offerId: z.uuid(),
    since: timeSchema.openapi({ description: "When they accepted" }),
  })
  .openapi("Employee");

export const acceptInput = z
  .object({ version, signature: z.string().trim().min(1).max(200) })
  .openapi("OfferAcceptance");
export const declineInput = z.object({ version, reason: words }).openapi("OfferRefusal");
export const counterInput = z
  .object({ version, salary: amountSchema, words })
  .openapi("CounterOffer");

export const linkedOfferSchema = z
  .object({
    version: z.int(),
    state: z
      .enum(["open", "accepted", "declined", "countered", "expired", "withdrawn", "in_revision"])
      .openapi({ description: "in_revision: not theirs to read at the moment" }),
    candidate: z.object({ name: z.string(), timeZone: z.string(), locale: z.string() }),
    organisation: z.object({
      name: z.string(),
      timeZone: z.string(),
      accentColour: z.string().nullable(),
      logoUrl: z.string().nullable(),
    }),
    jobTitle: z.string(),
    terms: z
      .object({
        title: z.string(),
        salary: z.int(),
        currency: z.string(),
        payPeriod: z.enum(PayPeriod),
        startDate: z.iso.date(),
        letter: z.string().openapi({ description: "Markdown" }),
        expiresAt: timeSchema,
      })
      .nullable()
      .openapi({ description: "Null where it is withdrawn or in revision" }),
    answer: z
      .object({
        at: timeSchema,
        signature: z.string().nullable(),
        reply: z.string().nullable(),
        counterSalary: z.int().nullable(),
      })
      .nullable(),
  })
  .openapi("LinkedOffer");
