import type { HoldFacts } from "../facts/message-facts.ts";
import type { Draft, Reader } from "./draft.ts";
import { writeMoment, writeShortMoment } from "./event-times.ts";
import { heldTimeDetails } from "./held-time-details.ts";
import { oneLine } from "./one-line.ts";
import { webAddress } from "./web-address.ts";
import { writeDeadline } from "./write-deadline.ts";

/** The message about a time that is held, and soon no more. */
export function describeHold(facts: HoldFacts, reader: Reader): Draft {
  const { texts, timeZone, now } = reader;
  const until = writeDeadline(facts.expiresAt, reader);
  const url = webAddress(facts.bookUrl);
  return {
    title: oneLine(facts.title),
    subject: "subject.hold_expiring",
    heading: "heading.hold_expiring",
    intro: "intro.hold_expiring",
    short: "short.hold_expiring",
    values: { date: writeMoment(facts.start, texts, timeZone), when: until.left },
    shortValues: () => ({
      date: writeShortMoment(facts.start, now, texts, timeZone),
      deadline: until.short,
    }),
    details: () => heldTimeDetails(facts, reader, until.full),
    actions: url ? [{ label: texts.text("action.book"), url }] : [],
    notes: ["note.hold"],
    link: url,
  };
}
