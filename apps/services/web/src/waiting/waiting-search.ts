import { readText } from "@convene/web-kit";

export interface WaitingSearch {
  /** `closed`: who waits no more; left out: who waits. */
  readonly state?: string;
  /** `add`: the dialog that is open. */
  readonly open?: string;
}

export function readWaitingSearch(search: Readonly<Record<string, unknown>>): WaitingSearch {
  return {
    ...readText(search, "state", (text) => text === "closed"),
    ...readText(search, "open", (text) => text === "add"),
  };
}
