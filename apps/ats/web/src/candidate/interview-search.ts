import { isTimeZone, readText } from "@convene/web-kit";

export interface InterviewSearch {
  /** IANA; left out: the candidate's own. */
  readonly zone?: string;
}

export function readInterviewSearch(search: Readonly<Record<string, unknown>>): InterviewSearch {
  return readText(search, "zone", isTimeZone);
}
