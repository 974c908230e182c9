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
  const eventKind = isOver ? "interview" : (example.eventKind ?? "appointment");
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
    manageUrl: isOver ? null : link("manage"),
    previousStart: kind === "reschedule" ? addDays(start, -1) : null,
    reason: kind === "cancellation" || kind === "reschedule" ? text("example.reason") : null,
    standIn: null,
    occurrence: null,
    series: null,
    roomFollows: false,
    feedbackUrl: isOver ? link("feedback") : null,
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
