import type {
  AnswerFacts,
  ApplicationFacts,
  ApprovalFacts,
  CalendarFacts,
  EventFacts,
  HoldFacts,
  MessageFacts,
  NoteFacts,
  OfferFacts,
  RequestFacts,
  SlotFacts,
  TimesFacts,
} from "../facts/message-facts.ts";
import type { Message } from "../templates/message.ts";

const common = {
  organisation: {
    name: "Studio Nord",
    locale: "en",
    accentColour: "#0b7285",
    logoUrl: "https://studio-nord.example/logo.png",
    replyTo: "hello@studio-nord.example",
    senderName: null,
  },
  recipientName: "Zoë Martin",
} as const;

/** An hour at 14:00 in Toronto, which the other side in Tokyo has at 4:00 on the next day. */
export const sampleFacts: EventFacts = {
  ...common,
  subject: "event",
  eventKind: "interview",
  uid: "0198f2c4-7d1e-7000-8000-2f6a1b3c4d5e@convene",
  sequence: 3,
  title: "Technical interview",
  about: "Backend Engineer",
  start: new Date("2026-01-20T19:00:00Z"),
  end: new Date("2026-01-20T20:00:00Z"),
  timeZone: "America/Toronto",
  location: "12 King Street West",
  meetingUrl: "https://meet.example/room-42",
  organiser: { name: "Rita Recruiter", email: "rita@studio-nord.example" },
  meets: ["Ana Engineer", "Ben Lead"],
  otherSide: { name: "Studio Nord", timeZone: "Asia/Tokyo" },
  manageUrl: "https://convene.example/interview/token",
  previousStart: null,
  previousEnd: null,
  previousLocation: null,
  previousHostName: null,
  reason: null,
  standIn: null,
  occurrence: null,
  series: null,
  feedbackUrl: null,
  roomFollows: false,
  refund: null,
  receipt: null,
  decline: null,
};

/** The same hour, held for 15 minutes from 19 January, 14:00, in Toronto. */
const sampleHold: HoldFacts = {
  ...common,
  subject: "hold",
  title: "Haircut",
  start: sampleFacts.start,
  end: sampleFacts.end,
  timeZone: "Asia/Tokyo",
  location: "12 King Street West",
  expiresAt: new Date("2026-01-19T19:15:00Z"),
  bookUrl: "https://convene.example/book/hold",
};

/** The same hour, for somebody who waits for one. */
const sampleSlot: SlotFacts = {
  ...sampleHold,
  subject: "slot",
  hostName: "Ana Stylist",
  declineUrl: "https://convene.example/book/decline",
};

const sampleOffer: OfferFacts = {
  ...common,
  subject: "offer",
  jobTitle: "Backend Engineer",
  expiresAt: new Date("2026-01-26T22:00:00Z"),
  offerUrl: "https://convene.example/offer/token",
};

const sampleCalendar: CalendarFacts = {
  ...common,
  subject: "calendar",
  providerName: "Google Calendar",
  account: "zoe@example.com",
  reconnectUrl: "https://convene.example/settings/calendars",
};

const sampleApplication: ApplicationFacts = {
  ...common,
  subject: "application",
  jobTitle: "Backend Engineer",
  message: null,
  url: "https://convene.example/portal/token",
};

const sampleRequest: RequestFacts = {
  ...common,
  subject: "request",
  title: "On-site day",
  jobTitle: "Backend Engineer",
  mode: "proposals",
  durationMinutes: 195,
  interviews: 4,
  message: "Bring your laptop",
  expiresAt: new Date("2026-01-26T22:00:00Z"),
  url: "https://convene.example/request/token",
};

const aboutCandidate = {
  ...common,
  applicationId: "0198f2c4-7d1e-7000-8000-2f6a1b3c4d5f",
  candidateName: "Sam Taylor",
} as const;

const sampleTimes: TimesFacts = {
  ...aboutCandidate,
  subject: "times",
  title: "On-site day",
  answer: "times",
  reply: "Mornings are best",
  url: "https://convene.example/requests/9",
};

const sampleNote: NoteFacts = {
  ...aboutCandidate,
  subject: "note",
  jobTitle: "Backend Engineer",
  byName: "Rita Recruiter",
  excerpt: "@Zoë Martin what do you think?",
  url: "https://convene.example/applications/3",
};

const sampleApproval: ApprovalFacts = {
  ...aboutCandidate,
  subject: "approval",
  jobTitle: "Backend Engineer",
  byName: "Rita Recruiter",
  url: "https://convene.example/offers/4",
};

const sampleAnswer: AnswerFacts = {
  ...aboutCandidate,
  subject: "answer",
  jobTitle: "Backend Engineer",
  answer: "accepted",
  reply: "I look forward to it",
  url: "https://convene.example/offers/4",
};

/** About the event of `sampleFacts`. */
export function sampleMessage(
  changed: Partial<Omit<Message, "facts">> = {},
  facts: Partial<EventFacts> = {},
): Message & { readonly facts: EventFacts } {
  return { ...frame, ...changed, facts: { ...sampleFacts, ...facts } };
}

export const kinds = [
  "confirmation",
  "reminder",
  "cancellation",
  "reschedule",
  "hold_expiring",
  "feedback_due",
  "offer_sent",
  "refund_made",
  "slot_offered",
  "receipt",
  "calendar_reconnect",
  "application_received",
  "application_rejected",
  "time_requested",
  "times_given",
  "interviewer_declined",
  "mentioned",
  "approval_requested",
  "offer_answered",
] as const satisfies readonly Message["kind"][];

/** Of each kind, with everything that such a message can have. */
export function sampleOfKind(
  kind: Message["kind"],
  changed: Partial<Omit<Message, "facts" | "kind">> = {},
): Message {
  const offsetMinutes = kind === "reminder" ? 1440 : kind === "feedback_due" ? 60 : 0;
  return { ...frame, kind, offsetMinutes, ...changed, facts: factsOfKind(kind) };
}

const frame = {
  kind: "confirmation",
  offsetMinutes: 0,
  locale: "en",
  timeZone: "America/Toronto",
} as const;

function factsOfKind(kind: Message["kind"]): MessageFacts {
  switch (kind) {
    case "hold_expiring":
      return sampleHold;
    case "slot_offered":
      return sampleSlot;
    case "offer_sent":
      return sampleOffer;
    case "calendar_reconnect":
      return sampleCalendar;
    case "application_received":
      return sampleApplication;
    case "application_rejected":
      return { ...sampleApplication, message: "Please apply again in spring", url: null };
    case "time_requested":
      return sampleRequest;
    case "times_given":
      return sampleTimes;
    case "mentioned":
      return sampleNote;
    case "approval_requested":
      return sampleApproval;
    case "offer_answered":
      return sampleAnswer;
    case "interviewer_declined":
      return {
        ...sampleFacts,
        manageUrl: null,
        meets: ["Sam Taylor", "Ben Lead"],
        decline: {
          name: "Ana Engineer",
          reason: "I am on holiday",
          standIn: "Cleo Stand-in",
          whyNot: null,
          url: "https://convene.example/interviews/42",
        },
      };
    case "cancellation":
      return { ...sampleFacts, reason: "The panel is ill" };
    case "reschedule":
      return {
        ...sampleFacts,
        previousStart: new Date("2026-01-19T15:00:00Z"),
        reason: "The panel is ill",
      };
    case "feedback_due":
      return {
        ...sampleFacts,
        manageUrl: null,
        meets: ["Zoë Martin"],
        feedbackUrl: "https://convene.example/interviews/42/feedback",
      };
    case "receipt":
      return {
        ...sampleFacts,
        eventKind: "appointment",
        receipt: {
          amount: 4550,
          currency: "CAD",
          method: "card",
          number: 1042,
          due: 9100,
          receiptUrl: "https://convene.example/receipts/8",
        },
      };
    case "refund_made":
      return {
        ...sampleFacts,
        eventKind: "appointment",
        refund: {
          amount: 4550,
          paid: 9100,
          currency: "CAD",
          receiptUrl: "https://convene.example/receipts/7",
        },
      };
    default:
      return sampleFacts;
  }
}
