import type { NotificationKind } from "@convene/prisma";
import { toInstant, toLocal } from "@convene/scheduling-core";
import { addDays, addHours, addMinutes } from "date-fns";
import type { EventFacts, MessageFacts } from "../facts/message-facts.ts";
import { type Texts, textsIn } from "../locales/texts-in.ts";
import { knownZone } from "./known-zone.ts";

interface Example {
  /** Whose message it is: its name and colours are real. */
  readonly organisation: MessageFacts["organisation"];
  /** Default: what messages of that kind are about, or an appointment. */
  readonly eventKind?: EventFacts["eventKind"];
  /** Of the names, which say that they are invented. */
  readonly language: string;
  /** IANA. */
  readonly timeZone: string;
  /** ISO 4217, of a payment or refund. */
  readonly currency?: string;
  readonly now: Date;
}

/** Facts for a look at a message of an organisation that has sent none yet. */
export function exampleFacts(kind: NotificationKind, example: Example): MessageFacts {
  const texts = textsIn(example.language, example.organisation.locale);
  const { text } = texts;
  const common = { organisation: example.organisation, recipientName: text("example.reader") };
  const aboutCandidate = {
    ...common,
    applicationId: "example",
    candidateName: text("example.reader"),
    jobTitle: text("example.about"),
    url: link("candidate"),
  };
  switch (kind) {
    case "hold_expiring":
      return { ...common, ...heldTime(example, texts, 15), subject: "hold" };
    case "slot_offered":
      return {
        ...common,
        ...heldTime(example, texts, 120),
        subject: "slot",
        hostName: text("example.other"),
        declineUrl: link("decline"),
      };
    case "offer_sent":
      return {
        ...common,
        subject: "offer",
        jobTitle: text("example.about"),
        expiresAt: addDays(hourOf(example).start, 4),
        offerUrl: link("offer"),
      };
    case "calendar_reconnect":
      return {
        ...common,
        subject: "calendar",
        providerName: "Google Calendar",
        account: "reader@example.com",
        reconnectUrl: link("calendars"),
      };
    case "application_received":
    case "application_rejected":
      return {
        ...common,
        subject: "application",
        jobTitle: text("example.about"),
        message: kind === "application_rejected" ? text("example.message") : null,
        url: kind === "application_received" ? link("application") : null,
      };
    case "time_requested":
      return {
        ...common,
        subject: "request",
        title: text("example.interview"),
        jobTitle: text("example.about"),
        mode: "choose",
        durationMinutes: 90,
        interviews: 2,
        message: text("example.message"),
        expiresAt: addDays(hourOf(example).start, 4),
        url: link("request"),
      };
    case "times_given": {
      const { jobTitle: _, ...about } = aboutCandidate;
      const title = text("example.interview");
      return { ...about, subject: "times", title, answer: "times", reply: text("example.message") };
    }
    case "mentioned":
      return {
        ...aboutCandidate,
        subject: "note",
        byName: text("example.other"),
        excerpt: text("example.message"),
      };
    case "approval_requested":
      return { ...aboutCandidate, subject: "approval", byName: text("example.other") };
    case "offer_answered":
      return {
        ...aboutCandidate,
        subject: "answer",
        answer: "accepted",
        reply: text("example.message"),
      };
    default:
      return { ...common, ...eventFacts(kind, example, texts) };
  }
}

function heldTime(example: Example, { text }: Texts, minutes: number) {
  return {
    ...hourOf(example),
    title: text("example.appointment"),
    location: text("example.place"),
    expiresAt: addMinutes(example.now, minutes),
    bookUrl: link("book"),
  };
}

function eventFacts(
  kind: NotificationKind,
  example: Example,
  { text }: Texts,
): Omit<EventFacts, "organisation" | "recipientName"> {
  const isOver = kind === "feedback_due";
  const { start, end, timeZone } = hourOf(example, isOver ? -1 : 3);
  const isDeclined = kind === "interviewer_declined";
  const isForMember = isOver || isDeclined;
  const eventKind = isForMember ? "interview" : (example.eventKind ?? "appointment");
  return {
    subject: "event",
    eventKind,
    uid: "example@convene.example",
    sequence: 0,
    title: text(`example.${eventKind}`),
    about: text(eventKind === "interview" ? "example.about" : "example.service"),
    start,
    end,
    timeZone,
    location: text("example.place"),
    meetingUrl: eventKind === "interview" ? link("meeting") : null,
    organiser: { name: text("example.other"), email: "organiser@example.com" },
    meets: [text("example.other")],
    otherSide: null,
    manageUrl: isForMember ? null : link("manage"),
    previousStart: kind === "reschedule" ? addDays(start, -1) : null,
    previousEnd: null,
    previousLocation: null,
    previousHostName: null,
    reason: kind === "cancellation" || kind === "reschedule" ? text("example.reason") : null,
    standIn: null,
    occurrence: null,
    series: null,
    roomFollows: false,
    feedbackUrl: isOver ? link("feedback") : null,
    decline: isDeclined
      ? {
          name: text("example.other"),
          reason: text("example.reason"),
          standIn: null,
          whyNot: "none_free",
          url: link("interview"),
        }
      : null,
    refund:
      kind === "refund_made"
        ? {
            amount: 5000,
            paid: 10_000,
            currency: example.currency ?? "EUR",
            receiptUrl: link("receipt"),
          }
        : null,
    receipt:
      kind === "receipt"
        ? {
            amount: 5000,
            currency: example.currency ?? "EUR",
            method: "card",
            number: 1,
            due: 5000,
            receiptUrl: link("receipt"),
          }
        : null,
  };
}

/** From ten o'clock, some days from now. */
function hourOf({ now, timeZone: wanted }: Example, inDays = 3) {
  const timeZone = knownZone(wanted);
  const [date] = toLocal(addDays(now, inDays), timeZone).local.split("T");
  const start = toInstant(`${date}T10:00`, timeZone);
  return { start, end: addHours(start, 1), timeZone };
}

function link(page: string): string {
  return `https://convene.example/${page}`;
}
