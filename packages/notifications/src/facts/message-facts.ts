import { z } from "zod";

const instant = z.iso.datetime().transform((text) => new Date(text));

/** What every message has. */
const common = {
  organisation: z.object({
    name: z.string(),
    locale: z.string(),
    accentColour: z.string().nullable(),
    logoUrl: z.string().nullable(),
    replyTo: z.string().nullable(),
    /** Whom mails come from; null: the name. */
    senderName: z.string().nullable().default(null),
  }),
  recipientName: z.string(),
};

const refundSchema = z.object({
  /** Minor units of `currency`. */
  amount: z.int().positive(),
  currency: z.string(),
  paid: z.int().positive(),
  receiptUrl: z.string().nullable(),
});

const receiptSchema = z.object({
  /** Minor units of `currency`. */
  amount: z.int().positive(),
  currency: z.string(),
  method: z.enum(["card", "cash", "bank_transfer", "other"]),
  number: z.int().positive(),
  /** What is still to be paid on site. */
  due: z.int().nonnegative(),
  receiptUrl: z.string().nullable(),
});

/** Of an interviewer; see `Decline`. */
const declineSchema = z.object({
  name: z.string(),
  reason: z.string().nullable(),
  standIn: z.string().nullable(),
  /** Null where somebody stands in. */
  whyNot: z.enum(["none_free", "too_late", "limit_reached", "no_pool"]).nullable(),
  url: z.string(),
});

/** Occurrences of a series; see `SeveralOccurrences`. */
const seriesSchema = z.object({
  rule: z.string(),
  timeZone: z.string(),
  start: instant,
  madeUntil: instant,
  occurrences: z
    .array(z.object({ at: instant, start: instant, end: instant, version: z.int().nonnegative() }))
    .min(1),
});

/** Of an interview or appointment. */
const eventFactsSchema = z.object({
  ...common,
  subject: z.literal("event"),
  eventKind: z.enum(["interview", "appointment"]),
  /** The same for all messages about the event, or about its series; see `eventUid`. */
  uid: z.string(),
  /** The event's version. */
  sequence: z.int().nonnegative(),
  title: z.string(),
  /** The job or the service. */
  about: z.string().nullable(),
  start: instant,
  end: instant,
  /** IANA zone in which the event was made. */
  timeZone: z.string(),
  location: z.string().nullable(),
  meetingUrl: z.string().nullable(),
  /** An online room that has no address yet; found out when the message is written. */
  roomFollows: z.boolean().default(false),
  organiser: z.object({ name: z.string(), email: z.string() }),
  /** The names of those whom the reader meets. */
  meets: z.array(z.string()),
  /** Whose clock the other side reads. */
  otherSide: z.object({ name: z.string(), timeZone: z.string() }).nullable(),
  /** For the client or candidate only: the signed link. */
  manageUrl: z.string().nullable(),
  /** Of an event that was moved; the start itself where something else changed. */
  previousStart: instant.nullable(),
  /** What else changed, as it was before; null: it did not, or there was none. */
  previousEnd: instant.nullable().default(null),
  previousLocation: z.string().nullable().default(null),
  previousHostName: z.string().nullable().default(null),
  /** Why it was cancelled or moved. */
  reason: z.string().nullable(),
  /** Of a cancellation for the reader alone: who takes their place. */
  standIn: z.string().nullable().default(null),
  /** For an interviewer whose feedback is due. */
  feedbackUrl: z.string().nullable().default(null),
  refund: refundSchema.nullable().default(null),
  receipt: receiptSchema.nullable().default(null),
  decline: declineSchema.nullable().default(null),
  /** Which occurrence of its series it is: when that starts by the rule. */
  occurrence: z.object({ at: instant, timeZone: z.string() }).nullable().default(null),
  /** All that the message speaks of, where it is more than the one event. */
  series: seriesSchema.nullable().default(null),
});

/** A time that is held until `expiresAt`. */
const heldTime = {
  ...common,
  title: z.string(),
  start: instant,
  end: instant,
  timeZone: z.string(),
  location: z.string().nullable(),
  expiresAt: instant,
  bookUrl: z.string(),
};

const holdFactsSchema = z.object({ ...heldTime, subject: z.literal("hold") });

const slotFactsSchema = z.object({
  ...heldTime,
  subject: z.literal("slot"),
  hostName: z.string().nullable(),
  declineUrl: z.string(),
});

const offerFactsSchema = z.object({
  ...common,
  subject: z.literal("offer"),
  jobTitle: z.string(),
  expiresAt: instant.nullable(),
  offerUrl: z.string(),
});

const calendarFactsSchema = z.object({
  ...common,
  subject: z.literal("calendar"),
  providerName: z.string(),
  account: z.string(),
  reconnectUrl: z.string(),
});

/** Of an application, for its candidate. */
const applicationFactsSchema = z.object({
  ...common,
  subject: z.literal("application"),
  jobTitle: z.string(),
  /** What the recruiter says to it. */
  message: z.string().nullable(),
  /** The candidate's page. */
  url: z.string().nullable(),
});

const requestFactsSchema = z.object({
  ...common,
  subject: z.literal("request"),
  title: z.string(),
  jobTitle: z.string(),
  mode: z.enum(["choose", "proposals", "availability"]),
  durationMinutes: z.int().positive(),
  interviews: z.int().positive(),
  message: z.string().nullable(),
  expiresAt: instant,
  url: z.string(),
});

/** What members are told about a candidate, who is erased from it by the application. */
const aboutCandidate = {
  ...common,
  applicationId: z.string(),
  candidateName: z.string(),
  url: z.string(),
};

const timesFactsSchema = z.object({
  ...aboutCandidate,
  subject: z.literal("times"),
  title: z.string(),
  answer: z.enum(["times", "none_suits"]),
  reply: z.string().nullable(),
});

const noteFactsSchema = z.object({
  ...aboutCandidate,
  subject: z.literal("note"),
  jobTitle: z.string(),
  byName: z.string(),
  excerpt: z.string(),
});

const approvalFactsSchema = z.object({
  ...aboutCandidate,
  subject: z.literal("approval"),
  jobTitle: z.string(),
  byName: z.string(),
});

const answerFactsSchema = z.object({
  ...aboutCandidate,
  subject: z.literal("answer"),
  jobTitle: z.string(),
  answer: z.enum(["approved", "rejected", "accepted", "declined", "countered", "expired"]),
  reply: z.string().nullable(),
});

/**
 * What a message says, as it was when the message was queued: the JSON of the column `facts`. It holds
 * what its own reader may know, and nothing else.
 */
export const messageFactsSchema = z.discriminatedUnion("subject", [
  eventFactsSchema,
  holdFactsSchema,
  slotFactsSchema,
  offerFactsSchema,
  calendarFactsSchema,
  applicationFactsSchema,
  requestFactsSchema,
  timesFactsSchema,
  noteFactsSchema,
  approvalFactsSchema,
  answerFactsSchema,
]);

/** The facts as they are read. */
export type MessageFacts = z.output<typeof messageFactsSchema>;
export type EventFacts = z.output<typeof eventFactsSchema>;
export type SeriesFacts = z.output<typeof seriesSchema>;
export type HoldFacts = z.output<typeof holdFactsSchema>;
export type SlotFacts = z.output<typeof slotFactsSchema>;
export type OfferFacts = z.output<typeof offerFactsSchema>;
export type CalendarFacts = z.output<typeof calendarFactsSchema>;
export type ApplicationFacts = z.output<typeof applicationFactsSchema>;
export type RequestFacts = z.output<typeof requestFactsSchema>;
export type TimesFacts = z.output<typeof timesFactsSchema>;
export type NoteFacts = z.output<typeof noteFactsSchema>;
export type ApprovalFacts = z.output<typeof approvalFactsSchema>;
export type AnswerFacts = z.output<typeof answerFactsSchema>;

/** The facts as they are stored: JSON. */
export type StoredFacts = z.input<typeof messageFactsSchema>;
export type StoredEventFacts = z.input<typeof eventFactsSchema>;
