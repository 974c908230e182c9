import { InvalidInputError } from "@convene/scheduling-core";
import { type Texts, textsIn } from "../locales/texts-in.ts";
import { describeAnswer } from "./describe-answer.ts";
import { describeApplication } from "./describe-application.ts";
import { describeApproval } from "./describe-approval.ts";
import { describeCalendar } from "./describe-calendar.ts";
import { describeEvent } from "./describe-event.ts";
import { describeHold } from "./describe-hold.ts";
import { describeNote } from "./describe-note.ts";
import { describeOffer } from "./describe-offer.ts";
import { describeRequest } from "./describe-request.ts";
import { describeSlot } from "./describe-slot.ts";
import { describeTimes } from "./describe-times.ts";
import type { Description, Summary } from "./description.ts";
import type { Draft, Reader } from "./draft.ts";
import { knownZone } from "./known-zone.ts";
import type { Message } from "./message.ts";
import { oneLine, severalLines } from "./one-line.ts";
import { fillIn, type OwnWords } from "./own-words.ts";

/**
 * Puts a message into words. Pure: the same facts give the same words.
 *
 * @param now What "tomorrow" is reckoned from.
 * @param own The organisation's words for the subject and the introduction.
 * @throws InvalidInputError where the facts are not those of a message of that kind
 */
export function describeMessage(message: Message, now: Date, own?: OwnWords): Description {
  const { texts, draft, values } = prepare(message, now);
  const { text } = texts;
  const words = ownWordsFor(draft, own);
  const intro = words?.introduction
    ? fillIn(words.introduction, values)
    : text(draft.intro, values);
  return {
    language: texts.language,
    subject: subjectOf(draft, texts, values, own),
    heading: text(draft.heading, values),
    intro: severalLines(intro).split("\n\n"),
    title: draft.title,
    details: draft.details(),
    actions: draft.actions,
    notes: draft.notes.map((note) => text(note)),
    footer: [
      ...(message.facts.organisation.replyTo ? [text("replies")] : []),
      text("footer", values),
    ],
    colon: text("colon"),
  };
}

/**
 * Puts a message into one sentence; see `describeMessage`.
 *
 * @param own Its subject alone: an introduction has no place in a sentence.
 */
export function summariseMessage(message: Message, now: Date, own?: OwnWords): Summary {
  const { texts, draft, values } = prepare(message, now);
  const sentence = texts.text(draft.short, {
    ...values,
    ...draft.shortValues(),
    title: shorten(values.title, LONGEST_TITLE),
    organisation: shorten(values.organisation, LONGEST_NAME),
  });
  return {
    subject: subjectOf(draft, texts, values, own),
    sentence: draft.link ? `${sentence} ${draft.link}` : sentence,
  };
}

/** A part of a text message costs as much as a whole one. */
const LONGEST_TITLE = 60;
const LONGEST_NAME = 40;

function prepare(message: Message, now: Date) {
  const { facts } = message;
  const texts = textsIn(message.locale, facts.organisation.locale);
  const eventZone = "timeZone" in facts ? [facts.timeZone] : [];
  const timeZone = knownZone(message.timeZone, ...eventZone);
  const draft = draftOf(message, { texts, timeZone, now });
  const values = {
    ...draft.values,
    title: draft.title,
    name: oneLine(facts.recipientName),
    organisation: oneLine(facts.organisation.name),
  };
  return { texts, draft, values };
}

function draftOf({ kind, facts, offsetMinutes }: Message, reader: Reader): Draft {
  switch (kind) {
    case "hold_expiring":
      if (facts.subject === "hold") return describeHold(facts, reader);
      break;
    case "slot_offered":
      if (facts.subject === "slot") return describeSlot(facts, reader);
      break;
    case "offer_sent":
      if (facts.subject === "offer") return describeOffer(facts, reader);
      break;
    case "calendar_reconnect":
      if (facts.subject === "calendar") return describeCalendar(facts, reader);
      break;
    case "application_received":
    case "application_rejected":
      if (facts.subject === "application") return describeApplication(kind, facts, reader);
      break;
    case "time_requested":
      if (facts.subject === "request") return describeRequest(facts, reader);
      break;
    case "times_given":
      if (facts.subject === "times") return describeTimes(facts, reader);
      break;
    case "mentioned":
      if (facts.subject === "note") return describeNote(facts, reader);
      break;
    case "approval_requested":
      if (facts.subject === "approval") return describeApproval(facts, reader);
      break;
    case "offer_answered":
      if (facts.subject === "answer") return describeAnswer(facts, reader);
      break;
    default:
      if (facts.subject === "event") return describeEvent({ kind, offsetMinutes }, facts, reader);
  }
  throw new InvalidInputError("facts.subject", `does not belong to a message of kind ${kind}`);
}

function subjectOf(
  draft: Draft,
  { text }: Texts,
  values: Readonly<Record<string, string>>,
  own: OwnWords | undefined,
): string {
  const words = ownWordsFor(draft, own);
  return oneLine(words?.subject ? fillIn(words.subject, values) : text(draft.subject, values));
}

function ownWordsFor(draft: Draft, own: OwnWords | undefined): OwnWords | undefined {
  return draft.withoutOwnWords ? undefined : own;
}

function shorten(text: string, longest: number): string {
  const letters = [...text];
  return letters.length <= longest ? text : `${letters.slice(0, longest - 1).join("")}…`;
}
