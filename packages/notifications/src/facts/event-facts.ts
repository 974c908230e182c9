import { z } from "zod";

const instant = z.iso.datetime().transform((text) => new Date(text));

/**
 * What a message says of an event, as it was when the message was queued: the JSON of the column
 * `facts`. It holds what its own reader may know, and nothing else.
 */
export const eventFactsSchema = z.object({
  eventKind: z.enum(["interview", "appointment"]),
  /** The same for all messages about the event; see `eventUid`. */
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
  organiser: z.object({ name: z.string(), email: z.string() }),
  organisation: z.object({
    name: z.string(),
    locale: z.string(),
    accentColour: z.string().nullable(),
    logoUrl: z.string().nullable(),
    replyTo: z.string().nullable(),
  }),
  recipientName: z.string(),
  /** The names of those whom the reader meets. */
  meets: z.array(z.string()),
  /** Whose clock the other side reads. */
  otherSide: z.object({ name: z.string(), timeZone: z.string() }).nullable(),
  /** For the client or candidate only: the signed link. */
  manageUrl: z.string().nullable(),
  /** Of an event that was moved. */
  previousStart: instant.nullable(),
  /** Why it was cancelled or moved. */
  reason: z.string().nullable(),
});

/** The facts as they are read. */
export type EventFacts = z.output<typeof eventFactsSchema>;

/** The facts as they are stored: JSON. */
export type StoredFacts = z.input<typeof eventFactsSchema>;
