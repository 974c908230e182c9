import { readText } from "@convene/web-kit";

export const STATUSES = ["active", "hired", "rejected", "withdrawn"] as const;
export type BoardStatus = (typeof STATUSES)[number];

export interface BoardSearch {
  /** Left out: active ones. */
  readonly status?: string;
  /** Part of the candidate's name. */
  readonly name?: string;
  /** Those that wait for a decision, or for an interview to be planned. */
  readonly only?: string;
  /** The dialog that is open. */
  readonly open?: string;
}

export function readBoardSearch(search: Readonly<Record<string, unknown>>): BoardSearch {
  return {
    ...readText(search, "status", (text) => STATUSES.some((status) => status === text)),
    ...readText(search, "name", (text) => text.trim() !== ""),
    ...readText(search, "only", (text) => text === "waiting" || text === "noInterview"),
    ...readText(search, "open", (text) => text === "candidate"),
  };
}

export function statusOf({ status }: BoardSearch): BoardStatus {
  return STATUSES.find((one) => one === status) ?? "active";
}
