import type { RequestFacts } from "../facts/message-facts.ts";
import type { Detail } from "./description.ts";
import type { Draft, Reader } from "./draft.ts";
import { writeMoment, writeZone } from "./event-times.ts";
import { oneLine, severalLines } from "./one-line.ts";
import { webAddress } from "./web-address.ts";
import { writeDeadline } from "./write-deadline.ts";
import { writeDuration } from "./write-duration.ts";

/** The message with which a candidate is asked for a time: to choose one, or to say when they can. */
export function describeRequest(facts: RequestFacts, reader: Reader): Draft {
  const { mode, expiresAt } = facts;
  const { texts, timeZone } = reader;
  const asks = mode === "availability" ? "availability" : "choice";
  const until = writeDeadline(expiresAt, reader);
  const url = webAddress(facts.url);
  return {
    title: oneLine(facts.title),
    subject: `subject.time_requested.${asks}`,
    heading: `heading.time_requested.${asks}`,
    intro: `intro.time_requested.${mode}`,
    short: `short.time_requested.${asks}`,
    values: { date: writeMoment(expiresAt, texts, timeZone), when: until.left },
    shortValues: () => ({ deadline: until.short }),
    details: () => details(facts, reader, until.full),
    actions: url ? [{ label: texts.text(`action.request.${asks}`), url }] : [],
    notes: mode === "proposals" ? ["note.proposals"] : [],
    link: url,
  };
}

/** @param until The last moment for an answer, in words. */
function details(facts: RequestFacts, { texts, timeZone }: Reader, until: string): Detail[] {
  const { title, jobTitle, durationMinutes, interviews, message, expiresAt } = facts;
  const { text } = texts;
  const rows: Detail[] = [
    { label: text("label.answerBy"), value: until, note: writeZone(expiresAt, texts, timeZone) },
    { label: text("label.duration"), value: writeDuration(durationMinutes, texts) },
  ];
  if (interviews > 1) {
    rows.push({ label: text("label.interviews"), value: String(interviews) });
  }
  if (jobTitle !== title) {
    rows.push({ label: text("label.about.interview"), value: oneLine(jobTitle) });
  }
  if (message) rows.push({ label: text("label.message"), value: severalLines(message) });
  return rows;
}
