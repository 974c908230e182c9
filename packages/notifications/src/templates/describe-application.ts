import type { ApplicationFacts } from "../facts/message-facts.ts";
import type { Draft, Reader } from "./draft.ts";
import { oneLine, severalLines } from "./one-line.ts";
import { webAddress } from "./web-address.ts";

/** The message with which a candidate learns that their application is there, or is turned down. */
export function describeApplication(
  kind: "application_received" | "application_rejected",
  { jobTitle, message, url: page }: ApplicationFacts,
  { texts }: Reader,
): Draft {
  const { text } = texts;
  const url = webAddress(page);
  return {
    title: oneLine(jobTitle),
    subject: `subject.${kind}`,
    heading: `heading.${kind}`,
    intro: `intro.${kind}`,
    short: `short.${kind}`,
    values: {},
    shortValues: () => ({}),
    details: () =>
      message ? [{ label: text("label.message"), value: severalLines(message) }] : [],
    actions: url ? [{ label: text("action.application"), url }] : [],
    notes: [],
    link: url,
  };
}
