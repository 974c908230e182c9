import type { Candidate } from "@convene/prisma";
import { fillLetter, type LetterValues } from "../domain/offer-letter.ts";
import { type Salary, writeSalary } from "../domain/write-salary.ts";

/** What a letter's placeholders stand for. */
export interface LetterFacts extends Salary {
  readonly title: string;
  readonly startDate: Date;
  readonly body: string;
}

export interface LetterReader {
  readonly candidate: Pick<Candidate, "name" | "locale" | "timeZone">;
  readonly organisation: string;
  readonly expiresAt: Date;
}

/** The letter as its candidate reads it: in their language, with the deadline by their clock. */
export function writeLetter(facts: LetterFacts, reader: LetterReader): string {
  return fillLetter(facts.body, letterValues(facts, reader));
}

function letterValues(
  facts: LetterFacts,
  { candidate, organisation, expiresAt }: LetterReader,
): LetterValues {
  const { locale, timeZone, name } = candidate;
  const start = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });
  const deadline = new Intl.DateTimeFormat(locale, {
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "numeric",
    minute: "2-digit",
    timeZoneName: "short",
    timeZone,
  });
  return {
    candidate: name,
    title: facts.title,
    salary: writeSalary(facts, locale),
    start: start.format(facts.startDate),
    organisation,
    expires: deadline.format(expiresAt),
  };
}
