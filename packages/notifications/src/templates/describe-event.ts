import { InvalidInputError } from "@convene/scheduling-core";
import type { EventFacts } from "../facts/message-facts.ts";
import type { TextKey, Texts } from "../locales/texts-in.ts";
import type { EventNotice } from "../notice.ts";
import type { Action, Detail } from "./description.ts";
import type { Draft, Reader } from "./draft.ts";
import {
  writeMoment,
  writeOtherSide,
  writeShortMoment,
  writeSpan,
  writeTimeLeft,
  writeZone,
} from "./event-times.ts";
import { isKnownZone } from "./known-zone.ts";
import { oneLine, severalLines } from "./one-line.ts";
import { webAddress } from "./web-address.ts";
import { writeMoney } from "./write-money.ts";

export type EventMessageKind = EventNotice["kind"];

/**
 * The message about an interview or appointment.
 *
 * @throws InvalidInputError where the facts lack what a message of that kind is about
 */
export function describeEvent(
  message: { readonly kind: EventMessageKind; readonly offsetMinutes: number },
  facts: EventFacts,
  reader: Reader,
): Draft {
  const { kind, offsetMinutes } = message;
  const { texts, timeZone, now } = reader;
  const manage = AHEAD.has(kind) ? webAddress(facts.manageUrl) : null;
  const chosen = actions(kind, facts, manage);
  const refund = kind === "refund_made" ? required(facts.refund, "refund") : facts.refund;
  const amount = refund && writeMoney(refund.amount, refund.currency, texts);
  return {
    title: oneLine(facts.title),
    heading: HEADINGS[kind](facts.eventKind),
    short: `short.${kind}`,
    values: {
      date: writeMoment(facts.start, texts, timeZone),
      when: writeTimeLeft(facts.start, now, offsetMinutes, texts, timeZone),
      ...(amount && { amount }),
    },
    shortValues: () => ({ date: writeShortMoment(facts.start, now, texts, timeZone) }),
    details: () => details(kind, facts, reader),
    actions: chosen.map(({ label, url }) => ({ label: texts.text(label), url })),
    notes: NOTES[kind],
    link: manage ?? chosen[0]?.url ?? null,
  };
}

const HEADINGS: Readonly<
  Record<EventMessageKind, (eventKind: EventFacts["eventKind"]) => TextKey>
> = {
  confirmation: (eventKind) => `heading.confirmation.${eventKind}`,
  reminder: (eventKind) => `heading.reminder.${eventKind}`,
  cancellation: (eventKind) => `heading.cancellation.${eventKind}`,
  reschedule: (eventKind) => `heading.reschedule.${eventKind}`,
  feedback_due: () => "heading.feedback_due",
  refund_made: () => "heading.refund_made",
};

const NOTES: Readonly<Record<EventMessageKind, readonly TextKey[]>> = {
  confirmation: ["note.invitation"],
  reminder: [],
  cancellation: ["note.removal"],
  reschedule: ["note.update"],
  feedback_due: ["note.feedback"],
  refund_made: ["note.refund"],
};

/** The kinds whose reader still has somewhere to be. */
const AHEAD: ReadonlySet<EventMessageKind> = new Set(["confirmation", "reminder", "reschedule"]);
/** The kinds that look back: the other side's clock matters no more. */
const BEHIND: ReadonlySet<EventMessageKind> = new Set(["feedback_due", "refund_made"]);

function details(kind: EventMessageKind, facts: EventFacts, reader: Reader): Detail[] {
  const { texts } = reader;
  const { text } = texts;
  const rows = [...money(facts, texts), ...times(kind, facts, reader)];
  if (AHEAD.has(kind)) rows.push(...places(facts, texts));
  if (facts.meets.length > 0) {
    const list = new Intl.ListFormat(texts.locale, { type: "conjunction" });
    rows.push({ label: text("label.with"), value: list.format(facts.meets.map(oneLine)) });
  }
  if (facts.about && facts.about !== facts.title) {
    rows.push({ label: text(`label.about.${facts.eventKind}`), value: oneLine(facts.about) });
  }
  if (facts.reason) {
    rows.push({ label: text("label.reason"), value: severalLines(facts.reason) });
  }
  return rows;
}

function money({ refund }: EventFacts, texts: Texts): Detail[] {
  if (!refund) return [];
  const { amount, paid, currency } = refund;
  return [
    { label: texts.text("label.refunded"), value: writeMoney(amount, currency, texts) },
    { label: texts.text("label.paid"), value: writeMoney(paid, currency, texts) },
  ];
}

function times(kind: EventMessageKind, facts: EventFacts, { texts, timeZone }: Reader): Detail[] {
  const { text } = texts;
  const { start, end, otherSide } = facts;
  const zoneOf = (zone: string) => writeZone(start, texts, zone);
  const rows: Detail[] = [
    {
      label: text("label.when"),
      value: writeSpan({ start, end }, texts, timeZone),
      note: zoneOf(timeZone),
    },
  ];
  if (otherSide && !BEHIND.has(kind) && isKnownZone(otherSide.timeZone)) {
    const zones = { reader: timeZone, other: otherSide.timeZone };
    const value = writeOtherSide({ start, end }, texts, zones);
    const label = text("label.otherSide", { name: oneLine(otherSide.name) });
    if (value) rows.push({ label, value, note: zoneOf(otherSide.timeZone) });
  }
  if (facts.previousStart) {
    const value = writeMoment(facts.previousStart, texts, timeZone);
    rows.push({ label: text("label.previously"), value });
  }
  return rows;
}

function places(facts: EventFacts, { text }: Texts): Detail[] {
  const rows: Detail[] = [];
  if (facts.location) {
    const url = webAddress(facts.location);
    const value = severalLines(facts.location);
    rows.push({ label: text("label.where"), value, ...(url && { url }) });
  }
  const url = webAddress(facts.meetingUrl);
  if (url) rows.push({ label: text("label.online"), value: url, url });
  return rows;
}

/** Shortly before the start the meeting comes first; before that, what can still be changed. */
function actions(
  kind: EventMessageKind,
  facts: EventFacts,
  manage: string | null,
): (Omit<Action, "label"> & { readonly label: TextKey })[] {
  const feedback = kind === "feedback_due" && webAddress(facts.feedbackUrl);
  if (feedback) return [{ label: "action.feedback", url: feedback }];
  const receipt = kind === "refund_made" && webAddress(facts.refund?.receiptUrl ?? null);
  if (receipt) return [{ label: "action.receipt", url: receipt }];
  if (!AHEAD.has(kind)) return [];
  const meeting = webAddress(facts.meetingUrl);
  const join = meeting ? [{ label: "action.join", url: meeting } as const] : [];
  const view = manage ? [{ label: `action.view.${facts.eventKind}`, url: manage } as const] : [];
  return kind === "reminder" ? [...join, ...view] : [...view, ...join];
}

function required<Value>(value: Value | null, field: string): Value {
  if (value === null) throw new InvalidInputError(`facts.${field}`, "is missing");
  return value;
}
