import { readText } from "@convene/web-kit";

const isId = (text: string) => /^[0-9a-f-]{36}$/.test(text);

export interface ApplicationsSearch {
  readonly job?: string;
  readonly stage?: string;
  readonly search?: string;
  /** The dialog that is open. */
  readonly open?: string;
}

export function readApplicationsSearch(
  search: Readonly<Record<string, unknown>>,
): ApplicationsSearch {
  return {
    ...readText(search, "job", isId),
    ...readText(search, "stage", isId),
    ...readText(search, "search", (text) => text.trim() !== ""),
    ...readText(search, "open", (text) => text === "candidate" || text === "job"),
  };
}
