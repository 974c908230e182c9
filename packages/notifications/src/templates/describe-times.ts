import type { TimesFacts } from "../facts/message-facts.ts";
import { candidateDetails } from "./candidate-details.ts";
import type { Draft, Reader } from "./draft.ts";
import { oneLine } from "./one-line.ts";
import { webAddress } from "./web-address.ts";

/** The message that a candidate said when they can, or that no time suits them. */
export function describeTimes(facts: TimesFacts, { texts }: Reader): Draft {
  const { answer, candidateName, reply } = facts;
  const url = webAddress(facts.url);
  return {
    title: oneLine(facts.title),
    subject: `subject.times_given.${answer}`,
    heading: `heading.times_given.${answer}`,
    intro: `intro.times_given.${answer}`,
    short: `short.times_given.${answer}`,
    values: { candidate: oneLine(candidateName) },
    shortValues: () => ({}),
    details: () => candidateDetails({ candidateName, message: reply }, texts),
    actions: url ? [{ label: texts.text("action.schedule"), url }] : [],
    notes: [],
    link: url,
  };
}
