import { readText } from "@convene/web-kit";

export interface CareersSearch {
  /** Where the job is; left out: everywhere. */
  readonly location?: string;
}

export function readCareersSearch(search: Readonly<Record<string, unknown>>): CareersSearch {
  return readText(search, "location", (text) => text.trim() !== "");
}
