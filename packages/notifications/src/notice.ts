/** What there is to tell about an event. */
export type EventNotice =
  | { readonly kind: "confirmation" }
  /** `offsetMinutes` before the start. */
  | { readonly kind: "reminder"; readonly offsetMinutes: number }
  | { readonly kind: "cancellation"; readonly reason?: string | undefined }
  | {
      readonly kind: "reschedule";
      readonly previousStart: Date;
      readonly reason?: string | undefined;
    }
  /** `offsetMinutes` after the end of an interview. */
  | {
      readonly kind: "feedback_due";
      readonly offsetMinutes: number;
      readonly feedbackUrl: string;
    }
  | { readonly kind: "refund_made"; readonly refund: Refund };

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

/** What there is to tell about something that is no event. */
export type SubjectNotice =
  | { readonly kind: "hold_expiring"; readonly hold: HeldTime }
  | { readonly kind: "offer_sent"; readonly offer: SentOffer }
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
