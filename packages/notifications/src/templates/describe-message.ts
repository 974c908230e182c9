import { toLocal } from "@convene/scheduling-core";
import { textsIn } from "../locales/texts-in.ts";
import { writeMoment, writeOtherSide, writeSpan, writeTimeLeft } from "./event-times.ts";
import type { Message } from "./message.ts";
import { webAddress } from "./web-address.ts";

/** A message in words, in the reader's language and zone, before it has a form. */
export interface Description {
  readonly language: string;
  readonly subject: string;
  readonly heading: string;
  readonly intro: string;
  readonly details: readonly Detail[];
  readonly actions: readonly Action[];
  /** What the attached calendar file does; null where there is none. */
  readonly calendarNote: string | null;
  readonly footer: string;
  /** What stands between a label and its value where no layout does it: French has a space there. */
  readonly colon: string;
  /** All of it in a sentence, for a text message or a list. */
  readonly short: string;
}

export interface Detail {
  readonly label: string;
  readonly value: string;
  /** Where the value is a web address. */
  readonly url?: string;
}

export interface Action {
  readonly label: string;
  readonly url: string;
}

/**
 * Puts a message into words. Pure: the same facts give the same words.
 *
 * @param now What "tomorrow" is reckoned from.
 */
export function describeMessage(message: Message, now: Date): Description {
  const { kind, facts } = message;
  const timeZone = firstZone(message.timeZone, facts.timeZone);
  const texts = textsIn(message.locale, facts.organisation.locale);
  const { text } = texts;
  const title = oneLine(facts.title);
  const date = writeMoment(facts.start, texts, timeZone);
  const when = writeTimeLeft(facts.start, now, message.offsetMinutes, texts, timeZone);
  const name = oneLine(facts.recipientName);
  const organisation = oneLine(facts.organisation.name);
  const calendarKey = CALENDAR_NOTES[kind];
  const manage = kind === "cancellation" ? null : webAddress(facts.manageUrl);
  const short = text(`short.${kind}`, { organisation, title, date, when });
  return {
    language: texts.language,
    subject: text(`subject.${kind}`, { title, date, when }),
    heading: text(`heading.${kind}`, { when }),
    intro: text(`intro.${kind}`, { name, title, when }),
    details: details(message, texts, timeZone),
    actions: actions(message, texts, manage),
    calendarNote: calendarKey && text(calendarKey),
    footer: text("footer", { organisation }),
    colon: text("colon"),
    short: manage ? `${short} ${manage}` : short,
  };
}

const CALENDAR_NOTES = {
  confirmation: "calendar.invitation",
  reminder: null,
  cancellation: "calendar.removal",
  reschedule: "calendar.update",
} as const;

type Texts = ReturnType<typeof textsIn>;

function details({ kind, facts }: Message, texts: Texts, timeZone: string): Detail[] {
  const { text } = texts;
  const span = { start: facts.start, end: facts.end };
  const rows: Detail[] = [{ label: text("label.when"), value: writeSpan(span, texts, timeZone) }];
  const theirs =
    facts.otherSide &&
    isZone(facts.otherSide.timeZone) &&
    writeOtherSide(span, texts, { reader: timeZone, other: facts.otherSide.timeZone });
  if (facts.otherSide && theirs) {
    const label = text("label.otherSide", { name: oneLine(facts.otherSide.name) });
    rows.push({ label, value: theirs });
  }
  if (facts.previousStart) {
    const value = writeMoment(facts.previousStart, texts, timeZone);
    rows.push({ label: text("label.previously"), value });
  }
  if (facts.about && facts.about !== facts.title) {
    rows.push({ label: text(`label.about.${facts.eventKind}`), value: oneLine(facts.about) });
  }
  if (facts.meets.length > 0) {
    const names = facts.meets.map(oneLine);
    const list = new Intl.ListFormat(texts.locale, { type: "conjunction" });
    rows.push({ label: text("label.with"), value: list.format(names) });
  }
  if (kind !== "cancellation") {
    if (facts.location) {
      const url = webAddress(facts.location);
      rows.push({ label: text("label.where"), value: facts.location, ...(url && { url }) });
    }
    const url = webAddress(facts.meetingUrl);
    if (url) rows.push({ label: text("label.online"), value: url, url });
  }
  if (facts.reason) rows.push({ label: text("label.reason"), value: facts.reason });
  return rows;
}

function actions({ kind, facts }: Message, { text }: Texts, manage: string | null): Action[] {
  const join = kind === "cancellation" ? null : webAddress(facts.meetingUrl);
  return [
    ...(join ? [{ label: text("action.join"), url: join }] : []),
    ...(manage ? [{ label: text(`action.view.${facts.eventKind}`), url: manage }] : []),
  ];
}

/** A name with a line end in it would end a mail's subject and begin another header. */
function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, " ").trim();
}

/** A zone that no clock knows must not keep a message from being written: it names the one it uses. */
function firstZone(...zones: readonly string[]): string {
  return zones.find(isZone) ?? "UTC";
}

function isZone(timeZone: string): boolean {
  try {
    toLocal(new Date(0), timeZone);
    return true;
  } catch {
    return false;
  }
}
