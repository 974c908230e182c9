import type { OfferFacts } from "../facts/message-facts.ts";
import type { Draft, Reader } from "./draft.ts";
import { writeZone } from "./event-times.ts";
import { oneLine } from "./one-line.ts";
import { webAddress } from "./web-address.ts";
import { writeDeadline } from "./write-deadline.ts";

/** The message with which a candidate gets an offer. */
export function describeOffer(
  { jobTitle, expiresAt, offerUrl }: OfferFacts,
  reader: Reader,
): Draft {
  const { texts, timeZone } = reader;
  const { text } = texts;
  const until = expiresAt && writeDeadline(expiresAt, reader);
  const url = webAddress(offerUrl);
  return {
    title: oneLine(jobTitle),
    subject: "subject.offer_sent",
    heading: "heading.offer_sent",
    intro: "intro.offer_sent",
    short: until ? "short.offer_sent_until" : "short.offer_sent",
    values: {},
    shortValues: () => (until ? { deadline: until.short } : {}),
    details: () =>
      expiresAt && until
        ? [
            {
              label: text("label.answerBy"),
              value: until.full,
              note: writeZone(expiresAt, texts, timeZone),
            },
          ]
        : [],
    actions: url ? [{ label: text("action.offer"), url }] : [],
    notes: [],
    link: url,
  };
}
