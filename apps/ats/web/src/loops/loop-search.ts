import { readText } from "@convene/web-kit";

export interface LoopSearch {
  /** The plan to begin with. */
  readonly plan?: string;
  /** The request whose candidate gave times. */
  readonly request?: string;
}

export function readLoopSearch(search: Readonly<Record<string, unknown>>): LoopSearch {
  return { ...readText(search, "plan", isId), ...readText(search, "request", isId) };
}

function isId(text: string): boolean {
  return /^[0-9a-f-]{36}$/.test(text);
}
