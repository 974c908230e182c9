import type { AnswerFacts } from "../facts/message-facts.ts";
import { candidateDetails } from "./candidate-details.ts";
import type { Draft, Reader } from "./draft.ts";
import { oneLine } from "./one-line.ts";
import { webAddress } from "./web-address.ts";

/** The message about what its approvers or its candidate made of an offer. */
export function describeAnswer(facts: AnswerFacts, { texts }: Reader): Draft {
  const { answer, candidateName, reply } = facts;
  const url = webAddress(facts.url);
  return {
    title: oneLine(facts.jobTitle),
    subject: `subject.offer_answered.${answer}`,
    heading: `heading.offer_answered.${answer}`,
    intro: `intro.offer_answered.${answer}`,
    short: `short.offer_answered.${answer}`,
    values: { candidate: oneLine(candidateName) },
    shortValues: () => ({}),
    details: () => candidateDetails({ candidateName, message: reply }, texts),
    actions: url ? [{ label: texts.text("action.offer"), url }] : [],
    notes: [],
    link: url,
  };
}
