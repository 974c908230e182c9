import type { HoldFacts } from "../facts/message-facts.ts";
import type { Detail } from "./description.ts";
import type { Draft, Reader } from "./draft.ts";
import {
  writeMoment,
  writeOtherSide,
  writeShortMoment,
  writeSpan,
  writeZone,
} from "./event-times.ts";
import { isKnownZone } from "./known-zone.ts";
import { oneLine, severalLines } from "./one-line.ts";
import { webAddress } from "./web-address.ts";
import { writeDeadline } from "./write-deadline.ts";

/** The message about a time that is held, and soon no more. */
export function describeHold(facts: HoldFacts, reader: Reader): Draft {
  const { texts, timeZone, now } = reader;
  const until = writeDeadline(facts.expiresAt, reader);
  const url = webAddress(facts.bookUrl);
  return {
    title: oneLine(facts.title),
    heading: "heading.hold_expiring",
    short: "short.hold_expiring",
    values: { date: writeMoment(facts.start, texts, timeZone), when: until.left },
    shortValues: () => ({
      date: writeShortMoment(facts.start, now, texts, timeZone),
      deadline: until.short,
    }),
    details: () => details(facts, reader, until.full),
    actions: url ? [{ label: texts.text("action.book"), url }] : [],
    notes: ["note.hold"],
    link: url,
  };
}

function details(facts: HoldFacts, { texts, timeZone }: Reader, until: string): Detail[] {
  const { text } = texts;
  const { start, end, location, organisation } = facts;
  const zoneOf = (zone: string) => writeZone(start, texts, zone);
  const rows: Detail[] = [
    {
      label: text("label.when"),
      value: writeSpan({ start, end }, texts, timeZone),
      note: zoneOf(timeZone),
    },
    { label: text("label.heldUntil"), value: until },
  ];
  if (isKnownZone(facts.timeZone)) {
    const zones = { reader: timeZone, other: facts.timeZone };
    const value = writeOtherSide({ start, end }, texts, zones);
    const label = text("label.otherSide", { name: oneLine(organisation.name) });
    if (value) rows.push({ label, value, note: zoneOf(facts.timeZone) });
  }
  if (location) {
    const url = webAddress(location);
    const value = severalLines(location);
    rows.push({ label: text("label.where"), value, ...(url && { url }) });
  }
  return rows;
}
