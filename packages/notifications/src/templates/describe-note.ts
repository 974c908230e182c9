import type { NoteFacts } from "../facts/message-facts.ts";
import type { Draft, Reader } from "./draft.ts";
import { oneLine, severalLines } from "./one-line.ts";
import { webAddress } from "./web-address.ts";

/** The message about a note in which the reader is mentioned. */
export function describeNote(facts: NoteFacts, { texts }: Reader): Draft {
  const { text } = texts;
  const url = webAddress(facts.url);
  return {
    title: oneLine(facts.candidateName),
    subject: "subject.mentioned",
    heading: "heading.mentioned",
    intro: "intro.mentioned",
    short: "short.mentioned",
    values: { by: oneLine(facts.byName) },
    shortValues: () => ({}),
    details: () => [
      { label: text("label.note"), value: severalLines(facts.excerpt) },
      { label: text("label.about.interview"), value: oneLine(facts.jobTitle) },
    ],
    actions: url ? [{ label: text("action.note"), url }] : [],
    notes: [],
    link: url,
  };
}
