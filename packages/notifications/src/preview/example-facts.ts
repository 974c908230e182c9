import { eventUid } from "@convene/calendar";
import type { NotificationKind, Product } from "@convene/prisma";
import { addDays, addHours, addMinutes, startOfHour } from "date-fns";
import type { EventFacts, MessageFacts } from "../facts/message-facts.ts";
import type { OrganisationFacts } from "../facts/organisation-facts.ts";

const NOBODY = "00000000-0000-0000-0000-000000000000";
const LINK = "https://example.com/";
const JOB = "Product designer";
const FOR_MEMBERS: ReadonlySet<NotificationKind> = new Set([
  "approval_requested",
  "calendar_reconnect",
  "feedback_due",
  "interviewer_declined",
  "mentioned",
  "offer_answered",
  "times_given",
]);

/** What an organisation gives to examples. */
export interface ExampleOrganisation {
  readonly facts: OrganisationFacts;
  /** IANA. */
  readonly timeZone: string;
  readonly currency: string;
}

/** Facts that nobody has, to show what a message looks like before the first one is sent. */
export function exampleFacts(
  kind: NotificationKind,
  product: Product,
  organisation: ExampleOrganisation,
  now: Date,
): MessageFacts {
  const common = {
    organisation: organisation.facts,
    recipientName: FOR_MEMBERS.has(kind) ? "Alex Morgan" : "Sam Taylor",
  };
  const aboutCandidate = {
    ...common,
    applicationId: NOBODY,
    candidateName: "Sam Taylor",
    jobTitle: JOB,
    url: LINK,
  };
  switch (kind) {
    case "hold_expiring":
      return {
        ...common,
        ...exampleTime(organisation, now),
        subject: "hold",
        expiresAt: addMinutes(now, 15),
        bookUrl: LINK,
      };
    case "slot_offered":
      return {
        ...common,
        ...exampleTime(organisation, now),
        subject: "slot",
        hostName: "Alex Morgan",
        expiresAt: addHours(now, 2),
        bookUrl: LINK,
        declineUrl: LINK,
      };
    case "offer_sent":
      return {
        ...common,
        subject: "offer",
        jobTitle: JOB,
        expiresAt: addDays(now, 7),
        offerUrl: LINK,
      };
    case "calendar_reconnect":
      return {
        ...common,
        subject: "calendar",
        providerName: "Google Calendar",
        account: "alex.morgan@example.com",
        reconnectUrl: LINK,
      };
    case "application_received":
      return { ...common, subject: "application", jobTitle: JOB, message: null, url: LINK };
    case "application_rejected":
      return {
        ...common,
        subject: "application",
        jobTitle: JOB,
        message: "We enjoyed meeting you.",
        url: null,
      };
    case "time_requested":
      return {
        ...common,
        subject: "request",
        title: "First meeting",
        jobTitle: JOB,
        mode: "choose",
        durationMinutes: 60,
        interviews: 1,
        message: null,
        expiresAt: addDays(now, 3),
        url: LINK,
      };
    case "times_given": {
      const { jobTitle: _, ...about } = aboutCandidate;
      return { ...about, subject: "times", title: "First meeting", answer: "times", reply: null };
    }
    case "mentioned":
      return {
        ...aboutCandidate,
        subject: "note",
        byName: "Kim Rivers",
        excerpt: "@Alex Morgan, could you have a look at the portfolio?",
      };
    case "approval_requested":
      return { ...aboutCandidate, subject: "approval", byName: "Kim Rivers" };
    case "offer_answered":
      return { ...aboutCandidate, subject: "answer", answer: "accepted", reply: null };
    default:
      return withExtras(
        kind,
        {
          ...common,
          ...exampleTime(organisation, now),
          subject: "event",
          eventKind: product === "ats" ? "interview" : "appointment",
          uid: eventUid(NOBODY),
          sequence: 0,
          about: product === "ats" ? JOB : null,
          meetingUrl: null,
          organiser: {
            name: organisation.facts.name,
            email: organisation.facts.replyTo ?? "reader@example.com",
          },
          meets: [FOR_MEMBERS.has(kind) ? "Sam Taylor" : "Alex Morgan"],
          otherSide: null,
          manageUrl: LINK,
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
        },
        organisation,
      );
  }
}

/** What only messages of that kind say, invented where the event does not tell it. */
export function withExtras(
  kind: NotificationKind,
  facts: EventFacts,
  { currency }: Pick<ExampleOrganisation, "currency">,
): EventFacts {
  switch (kind) {
    case "reschedule":
      return { ...facts, previousStart: addDays(facts.start, -1) };
    case "cancellation":
      return { ...facts, manageUrl: null };
    case "feedback_due":
      return { ...facts, manageUrl: null, feedbackUrl: LINK };
    case "interviewer_declined":
      return {
        ...facts,
        manageUrl: null,
        decline: {
          name: "Robin Hayes",
          reason: null,
          standIn: "Kim Rivers",
          whyNot: null,
          url: LINK,
        },
      };
    case "refund_made":
      return { ...facts, refund: { amount: 4_500, currency, paid: 4_500, receiptUrl: LINK } };
    case "receipt":
      return {
        ...facts,
        receipt: {
          amount: 4_500,
          currency,
          method: "card",
          number: 1,
          due: 4_500,
          receiptUrl: LINK,
        },
      };
    default:
      return facts;
  }
}

/** An hour in a week. */
function exampleTime({ timeZone }: ExampleOrganisation, now: Date) {
  const start = startOfHour(addDays(now, 7));
  const title = "First meeting";
  return { title, start, end: addHours(start, 1), timeZone, location: "12 King Street West" };
}
