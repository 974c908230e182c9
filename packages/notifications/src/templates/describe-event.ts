import { InvalidInputError } from "@convene/scheduling-core";
import { isEqual } from "date-fns";
import type { EventFacts, SeriesFacts } from "../facts/message-facts.ts";
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
import { writeDates, writeNumber, writeRule } from "./write-series.ts";

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
  const receipt = kind === "receipt" ? required(facts.receipt, "receipt") : facts.receipt;
  const money = refund ?? receipt;
  const decline =
    kind === "interviewer_declined" ? required(facts.decline, "decline") : facts.decline;
  const standIn = kind === "cancellation" ? facts.standIn : (decline?.standIn ?? null);
  const several = severalOf(facts);
  const amount = money && writeMoney(money.amount, money.currency, texts);
  return {
    title: oneLine(facts.title),
    ...wordsFor(kind, facts),
    values: {
      date: writeMoment(facts.start, texts, timeZone),
      when: writeTimeLeft(facts.start, now, offsetMinutes, texts, timeZone),
      ...(amount && { amount }),
      ...(receipt && { number: String(receipt.number) }),
      ...(standIn && { standIn: oneLine(standIn) }),
      ...(decline && { declined: oneLine(decline.name) }),
      ...(several && { count: writeNumber(several, texts), every: writeRule(several, texts) }),
    },
    shortValues: () => ({ date: writeShortMoment(facts.start, now, texts, timeZone) }),
    details: () => details(kind, facts, reader),
    actions: chosen.map(({ label, url }) => ({ label: texts.text(label), url })),
    notes: [...(facts.roomFollows ? ["note.roomFollows" as const] : []), ...NOTES[kind]],
    link: manage ?? chosen[0]?.url ?? null,
  };
}

type Words = Pick<Draft, "subject" | "heading" | "intro" | "short" | "withoutOwnWords">;

function wordsFor(kind: EventMessageKind, facts: EventFacts): Words {
  if (kind === "cancellation" && facts.standIn) {
    return {
      subject: "subject.replaced",
      heading: "heading.replaced",
      intro: "intro.replaced",
      short: "short.replaced",
      withoutOwnWords: true,
    };
  }
  if (severalOf(facts) && isOfSeveral(kind)) {
    return {
      subject: `several.subject.${kind}`,
      heading: `several.heading.${kind}`,
      intro: `several.intro.${kind}`,
      short: `several.short.${kind}`,
    };
  }
  if (kind === "reschedule" && keepsItsStart(facts)) {
    return {
      subject: "subject.changed",
      heading: `heading.changed.${facts.eventKind}`,
      intro: "intro.changed",
      short: "short.changed",
      withoutOwnWords: true,
    };
  }
  if (kind === "interviewer_declined") {
    const outcome = facts.decline?.standIn ? "replaced" : "missing";
    return {
      subject: `subject.interviewer_declined.${outcome}`,
      heading: `heading.interviewer_declined.${outcome}`,
      intro: `intro.interviewer_declined.${outcome}`,
      short: `short.interviewer_declined.${outcome}`,
    };
  }
  return {
    subject: `subject.${kind}`,
    heading: HEADINGS[kind](facts.eventKind),
    intro: `intro.${kind}`,
    short: `short.${kind}`,
  };
}

/** Whether something else changed than when it begins. */
function keepsItsStart({ start, previousStart }: EventFacts): boolean {
  return previousStart !== null && isEqual(start, previousStart);
}

function isOfSeveral(
  kind: EventMessageKind,
): kind is "confirmation" | "reschedule" | "cancellation" {
  return kind === "confirmation" || kind === "reschedule" || kind === "cancellation";
}

/** Null: it speaks of one event, if of a series that has no other so far. */
function severalOf({ series }: EventFacts): SeriesFacts | null {
  return series && series.occurrences.length > 1 ? series : null;
}

const HEADINGS: Readonly<
  Record<
    Exclude<EventMessageKind, "interviewer_declined">,
    (eventKind: EventFacts["eventKind"]) => TextKey
  >
> = {
  confirmation: (eventKind) => `heading.confirmation.${eventKind}`,
  reminder: (eventKind) => `heading.reminder.${eventKind}`,
  cancellation: (eventKind) => `heading.cancellation.${eventKind}`,
  reschedule: (eventKind) => `heading.reschedule.${eventKind}`,
  feedback_due: () => "heading.feedback_due",
  refund_made: () => "heading.refund_made",
  receipt: () => "heading.receipt",
};

const NOTES: Readonly<Record<EventMessageKind, readonly TextKey[]>> = {
  confirmation: ["note.invitation"],
  reminder: [],
  cancellation: ["note.removal"],
  reschedule: ["note.update"],
  feedback_due: ["note.feedback"],
  refund_made: ["note.refund"],
  receipt: [],
  interviewer_declined: [],
};

/** The kinds whose reader still has somewhere to be. */
const AHEAD: ReadonlySet<EventMessageKind> = new Set(["confirmation", "reminder", "reschedule"]);
/** The kinds that look back: the other side's clock matters no more. */
const BEHIND: ReadonlySet<EventMessageKind> = new Set(["feedback_due", "refund_made", "receipt"]);

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
  rows.push(...earlier(facts, texts), ...panel(facts, texts));
  if (facts.reason) {
    rows.push({ label: text("label.reason"), value: severalLines(facts.reason) });
  }
  return rows;
}

/** Where it was to be, and with whom. */
function earlier({ previousLocation, previousHostName }: EventFacts, { text }: Texts): Detail[] {
  const rows: Detail[] = [];
  if (previousLocation) {
    rows.push({ label: text("label.previousPlace"), value: severalLines(previousLocation) });
  }
  if (previousHostName) {
    rows.push({ label: text("label.previousHost"), value: oneLine(previousHostName) });
  }
  return rows;
}

/** Who is missing, why, and what became of their place. */
function panel({ decline }: EventFacts, { text }: Texts): Detail[] {
  if (!decline) return [];
  const { reason, standIn, whyNot } = decline;
  const rows: Detail[] = [];
  if (reason) rows.push({ label: text("label.reason"), value: severalLines(reason) });
  if (standIn) rows.push({ label: text("label.standIn"), value: oneLine(standIn) });
  else if (whyNot) rows.push({ label: text("label.whyNot"), value: text(`whyNot.${whyNot}`) });
  return rows;
}

function money({ refund, receipt }: EventFacts, texts: Texts): Detail[] {
  const { text } = texts;
  if (refund) {
    const { amount, paid, currency } = refund;
    return [
      { label: text("label.refunded"), value: writeMoney(amount, currency, texts) },
      { label: text("label.paid"), value: writeMoney(paid, currency, texts) },
    ];
  }
  if (!receipt) return [];
  const { amount, currency, method, number, due } = receipt;
  const rows = [
    { label: text("label.received"), value: writeMoney(amount, currency, texts) },
    { label: text("label.method"), value: text(`method.${method}`) },
    { label: text("label.receiptNumber"), value: String(number) },
  ];
  if (due > 0) rows.push({ label: text("label.due"), value: writeMoney(due, currency, texts) });
  return rows;
}

function times(kind: EventMessageKind, facts: EventFacts, reader: Reader): Detail[] {
  const { texts, timeZone } = reader;
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
  const several = severalOf(facts);
  if (several) {
    if (kind === "confirmation") {
      rows.push({ label: text("label.repeats"), value: writeRule(several, texts) });
    }
    rows.push({ label: text("label.dates"), value: writeDates(several, reader) });
  }
  const before = writeBefore(facts, reader);
  if (before) rows.push({ label: text("label.previously"), value: before });
  return rows;
}

/** When it was to be; null: then as now. */
function writeBefore(facts: EventFacts, { texts, timeZone }: Reader): string | null {
  const { previousStart: start, previousEnd: end } = facts;
  if (!start) return null;
  if (!keepsItsStart(facts)) return writeMoment(start, texts, timeZone);
  return end && !isEqual(end, facts.end) ? writeSpan({ start, end }, texts, timeZone) : null;
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
  const panelPage = kind === "interviewer_declined" && webAddress(facts.decline?.url ?? null);
  if (panelPage) return [{ label: "action.panel", url: panelPage }];
  const receipt = webAddress((facts.refund ?? facts.receipt)?.receiptUrl ?? null);
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
