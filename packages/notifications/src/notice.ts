import type { PaymentMethod, RequestMode } from "@convene/prisma";
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
      /** Null: of several, which had one each. The start that it still has: something else changed. */
      readonly previousStart: Date | null;
      /** What else was different before. */
      readonly before?: EarlierDetails | undefined;
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
  | { readonly kind: "receipt"; readonly receipt: Receipt }
  | { readonly kind: "interviewer_declined"; readonly decline: Decline };

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

/** What an event was like before; left out: as it is now. */
export interface EarlierDetails {
  readonly end?: Date | undefined;
  /** Null: it had none. */
  readonly location?: string | null | undefined;
  /** Name of whoever was to give it. */
  readonly hostName?: string | undefined;
}

/** Somebody on the panel does not come. */
export interface Decline {
  /** Their resource. */
  readonly resourceId: string;
  readonly name: string;
  /** Their own words. */
  readonly reason: string | null;
  /** Name of who takes their place; or why nobody does. */
  readonly outcome:
    | { readonly standIn: string }
    | { readonly whyNot: "none_free" | "too_late" | "limit_reached" | "no_pool" };
  /** The page of the interview. */
  readonly url: string;
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
  | { readonly kind: "calendar_reconnect"; readonly connection: LostConnection }
  | { readonly kind: "application_received"; readonly application: ReceivedApplication }
  | { readonly kind: "application_rejected"; readonly application: RejectedApplication }
  | { readonly kind: "time_requested"; readonly request: RequestedTime }
  | { readonly kind: "times_given"; readonly request: AnsweredRequest }
  | { readonly kind: "mentioned"; readonly note: MentioningNote }
  | { readonly kind: "approval_requested"; readonly offer: OfferToApprove }
  | { readonly kind: "offer_answered"; readonly offer: AnsweredOffer };

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

export interface ReceivedApplication {
  readonly id: string;
  readonly jobTitle: string;
  /** The candidate's page; null: none. */
  readonly portalUrl: string | null;
}

export interface RejectedApplication {
  readonly id: string;
  /** How often it was rejected, this time included: it may have been reopened. */
  readonly version: number;
  readonly jobTitle: string;
  /** The recruiter's own words; may have several lines. */
  readonly message: string | null;
}

/** A candidate is asked for a time. */
export interface RequestedTime {
  /** Of the scheduling request. */
  readonly id: string;
  /** How often it was sent, this time included. */
  readonly version: number;
  /** What is to be scheduled: the interview, or the plan of several. */
  readonly title: string;
  readonly jobTitle: string;
  readonly mode: RequestMode;
  /** Of all interviews together, without breaks. */
  readonly durationMinutes: number;
  /** How many there are, 1 or more. */
  readonly interviews: number;
  /** The recruiter's own words. */
  readonly message: string | null;
  readonly expiresAt: Date;
  /** Where the candidate answers. */
  readonly url: string;
}

/** What a candidate answered who was asked for a time, where they did not choose one. */
export interface AnsweredRequest {
  readonly id: string;
  /** How often the candidate answered, this time included. */
  readonly version: number;
  readonly applicationId: string;
  readonly candidateName: string;
  readonly title: string;
  /** The times at which they can, or that none suits them. */
  readonly answer: "times" | "none_suits";
  /** The candidate's own words. */
  readonly reply: string | null;
  /** Where a member schedules. */
  readonly url: string;
}

/** A note in which the reader is mentioned. */
export interface MentioningNote {
  readonly id: string;
  readonly applicationId: string;
  readonly candidateName: string;
  readonly jobTitle: string;
  /** Who wrote it. */
  readonly byName: string;
  /** All of it, as it is stored; the message has its beginning. */
  readonly text: string;
  readonly url: string;
}

/** An offer that the reader is asked to approve. */
export interface OfferToApprove {
  readonly id: string;
  /** How many lines its history has: after another step it is another request. */
  readonly step: number;
  readonly applicationId: string;
  readonly jobTitle: string;
  readonly candidateName: string;
  /** Who made it. */
  readonly byName: string;
  readonly url: string;
}

/** What its approvers or its candidate made of an offer. */
export interface AnsweredOffer {
  readonly id: string;
  /** How many lines its history has, this step included. */
  readonly step: number;
  readonly applicationId: string;
  readonly candidateName: string;
  readonly jobTitle: string;
  readonly answer: OfferAnswer;
  /** Their own words. */
  readonly reply: string | null;
  readonly url: string;
}

export type OfferAnswer =
  | "approved"
  | "rejected"
  | "accepted"
  | "declined"
  | "countered"
  | "expired";

export type Notice = EventNotice | SubjectNotice;
