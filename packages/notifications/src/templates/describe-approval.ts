import type { ApprovalFacts } from "../facts/message-facts.ts";
import { candidateDetails } from "./candidate-details.ts";
import type { Draft, Reader } from "./draft.ts";
import { oneLine } from "./one-line.ts";
import { webAddress } from "./web-address.ts";

/** The message with which a member is asked to approve an offer. It names no terms: they are on the page. */
export function describeApproval(facts: ApprovalFacts, { texts }: Reader): Draft {
  const { candidateName } = facts;
  const url = webAddress(facts.url);
  return {
    title: oneLine(facts.jobTitle),
    subject: "subject.approval_requested",
    heading: "heading.approval_requested",
    intro: "intro.approval_requested",
    short: "short.approval_requested",
    values: { candidate: oneLine(candidateName), by: oneLine(facts.byName) },
    shortValues: () => ({}),
    details: () => candidateDetails({ candidateName, message: null }, texts),
    actions: url ? [{ label: texts.text("action.approve"), url }] : [],
    notes: [],
    link: url,
  };
}
