import { readText } from "../read-text.ts";

export interface InterviewSearch {
  /** IANA; left out: the candidate's own. */
  readonly zone?: string;
}

export function readInterviewSearch(search: Readonly<Record<string, unknown>>): InterviewSearch {
  return readText(search, "zone", isTimeZone);
}

function isTimeZone(text: string): boolean {
  if (!/^[A-Za-z]/.test(text)) return false;
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: text }));
  } catch {
    return false;
  }
}
