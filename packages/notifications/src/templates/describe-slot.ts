import type { SlotFacts } from "../facts/message-facts.ts";
import type { Draft, Reader } from "./draft.ts";
import { writeMoment, writeShortMoment } from "./event-times.ts";
import { heldTimeDetails } from "./held-time-details.ts";
import { oneLine } from "./one-line.ts";
import { webAddress } from "./web-address.ts";
import { writeDeadline } from "./write-deadline.ts";

/** The message about a time that became free, for somebody who waits for one. */
export function describeSlot(facts: SlotFacts, reader: Reader): Draft {
  const { texts, timeZone, now } = reader;
  const { text } = texts;
  const until = writeDeadline(facts.expiresAt, reader);
  const book = webAddress(facts.bookUrl);
  const decline = webAddress(facts.declineUrl);
  return {
    title: oneLine(facts.title),
    subject: "subject.slot_offered",
    heading: "heading.slot_offered",
    intro: "intro.slot_offered",
    short: "short.slot_offered",
    values: { date: writeMoment(facts.start, texts, timeZone), when: until.left },
    shortValues: () => ({
      date: writeShortMoment(facts.start, now, texts, timeZone),
      deadline: until.short,
    }),
    details: () => {
      const rows = heldTimeDetails(facts, reader, until.full);
      return facts.hostName
        ? [...rows, { label: text("label.with"), value: oneLine(facts.hostName) }]
        : rows;
    },
    actions: [
      ...(book ? [{ label: text("action.take"), url: book }] : []),
      ...(decline ? [{ label: text("action.decline"), url: decline }] : []),
    ],
    notes: ["note.slot"],
    link: book,
  };
}
