import type { CalendarFacts } from "../facts/message-facts.ts";
import type { Draft, Reader } from "./draft.ts";
import { oneLine } from "./one-line.ts";
import { webAddress } from "./web-address.ts";

/** The message about a connected calendar that answers no more. */
export function describeCalendar(facts: CalendarFacts, { texts }: Reader): Draft {
  const { text } = texts;
  const account = oneLine(facts.account);
  const url = webAddress(facts.reconnectUrl);
  return {
    title: oneLine(facts.providerName),
    subject: "subject.calendar_reconnect",
    heading: "heading.calendar_reconnect",
    intro: "intro.calendar_reconnect",
    short: "short.calendar_reconnect",
    values: {},
    shortValues: () => ({ account }),
    details: () => [{ label: text("label.account"), value: account }],
    actions: url ? [{ label: text("action.reconnect"), url }] : [],
    notes: ["note.reconnect"],
    link: url,
  };
}
