import type { PaymentMethod } from "@convene/prisma";
import type { Interval } from "@convene/scheduling-core";

/** What there is to tell about an event. */
export type EventNotice =
  | {
      readonly kind: "confirmation";
      /** The event is the first of these, and the message speaks of all of them. */
      readonly series?: SeveralOccurrences | undefined;
    }
  /** `offsetMinutes` before the start. */
  | { readonly kind: "reminder"; readonly offsetMinutes: number }
  | {
      readonly kind: "cancellation";
      readonly reason?: string | undefined;
      /** Who takes the reader's place, for whom alone it does not take place. Left out: for all. */
      readonly standIn?: string | undefined;
      readonly series?: SeveralOccurrences | undefined;
    }
  | {
      readonly kind: "reschedule";
      /** Null: of several, which had one each. */
      readonly previousStart: Date | null;
      readonly reason?: string | undefined;
      readonly series?: SeveralOccurrences | undefined;
    }
  /** `offsetMinutes` after the end of an interview. */
  | {
      readonly kind: "feedback_due";
      readonly offsetMinutes: number;
      readonly feedbackUrl: string;
    }
  | { readonly kind: "refund_made"; readonly refund: Refund }
  | { readonly kind: "receipt"; readonly receipt: Receipt };

/** Occurrences of a series of appointments that one message is about. */
export interface SeveralOccurrences {
  /** Of the series. */
  readonly id: string;
  /** RFC 5545 RRULE, without DTSTART. */
  readonly rule: string;
  /** IANA: the wall clock by which it repeats. */
  readonly timeZone: string;
  /** Of its first occurrence by the rule. */
  readonly start: Date;
  /** Up to here the rule's occurrences were made, or left out on purpose. */
  readonly madeUntil: Date;
  /** At least one, the earliest first. */
  readonly occurrences: readonly Occurrence[];
}

export interface Occurrence extends Interval {
  /** When it would start by the rule. */
  readonly at: Date;
  /** Of its own invitation; see `Appointment.version`. */
  readonly version: number;
}

/** Money that went back. */
export interface Refund {
  readonly id: string;
  /** Minor units of `currency`. */
  readonly amount: number;
  /** ISO 4217. */
  readonly currency: string;
  /** What was paid before; minor units. */
  readonly paid: number;
  readonly receiptUrl: string | null;
}

/** Money that came in. */
export interface Receipt {
  /** Of the payment. */
  readonly id: string;
  /** Minor units of `currency`. */
  readonly amount: number;
  /** ISO 4217. */
  readonly currency: string;
  readonly method: PaymentMethod;
  /** As the organisation counts them. */
  readonly number: number;
  /** What is still to be paid on site; minor units, 0 where nothing is. */
  readonly due: number;
  /** The page that shows it. */
  readonly receiptUrl: string | null;
}

/** What there is to tell about something that is no event. */
export type SubjectNotice =
  | { readonly kind: "hold_expiring"; readonly hold: HeldTime }
  | { readonly kind: "offer_sent"; readonly offer: SentOffer }
  | { readonly kind: "slot_offered"; readonly offer: OfferedSlot }
  | { readonly kind: "calendar_reconnect"; readonly connection: LostConnection };

/** A time that is held for somebody, and not for long any more. */
export interface HeldTime {
  readonly id: string;
  /** Service or interview. */
  readonly title: string;
  readonly start: Date;
  readonly end: Date;
  /** IANA. */
  readonly timeZone: string;
  readonly location: string | null;
  readonly expiresAt: Date;
  /** Where it becomes a booking. */
  readonly bookUrl: string;
}

export interface SentOffer {
  readonly id: string;
  /** Raised with each version that is sent. */
  readonly version: number;
  readonly jobTitle: string;
  readonly expiresAt: Date | null;
  /** The candidate's page. */
  readonly offerUrl: string;
}

/** A time that became free, held for somebody on a waiting list. */
export interface OfferedSlot {
  /** Of the waiting entry. */
  readonly id: string;
  /** How often the entry was offered something, this time included. */
  readonly version: number;
  /** The service. */
  readonly title: string;
  readonly start: Date;
  readonly end: Date;
  /** IANA. */
  readonly timeZone: string;
  readonly location: string | null;
  /** Who gives it; null: it does not matter. */
  readonly hostName: string | null;
  readonly expiresAt: Date;
  /** Where it becomes a booking. */
  readonly bookUrl: string;
  /** Where it is left to whoever is next. */
  readonly declineUrl: string;
}

/** A connected calendar that answers no more. */
export interface LostConnection {
  readonly id: string;
  /** Raised each time that the connection is lost. */
  readonly version: number;
  /** `Google Calendar`, `Outlook`. */
  readonly providerName: string;
  /** As the provider names it, e.g. a mail address. */
  readonly account: string;
  readonly reconnectUrl: string;
}

export type Notice = EventNotice | SubjectNotice;
