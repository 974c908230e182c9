import { readText } from "../read-text.ts";

export interface ApplicationSearch {
  /** The interview whose details are open. */
  readonly interview?: string;
}

export function readApplicationSearch(
  search: Readonly<Record<string, unknown>>,
): ApplicationSearch {
  return readText(search, "interview", () => true);
}
