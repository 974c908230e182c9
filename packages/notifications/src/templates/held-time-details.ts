import type { HoldFacts, SlotFacts } from "../facts/message-facts.ts";
import type { Detail } from "./description.ts";
import type { Reader } from "./draft.ts";
import { writeOtherSide, writeSpan, writeZone } from "./event-times.ts";
import { isKnownZone } from "./known-zone.ts";
import { oneLine, severalLines } from "./one-line.ts";
import { webAddress } from "./web-address.ts";

/**
 * When and where a time is that is held for somebody.
 *
 * @param until How long it is held, in words.
 */
export function heldTimeDetails(
  facts: HoldFacts | SlotFacts,
  { texts, timeZone }: Reader,
  until: string,
): Detail[] {
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
