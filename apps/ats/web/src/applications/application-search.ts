import { readText } from "@convene/web-kit";

export interface ApplicationSearch {
  /** The interview whose details are open. */
  readonly interview?: string;
}

export function readApplicationSearch(
  search: Readonly<Record<string, unknown>>,
): ApplicationSearch {
  return readText(search, "interview", () => true);
}
