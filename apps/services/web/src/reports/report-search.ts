import { isDay, readText } from "@convene/web-kit";
import { PRESETS } from "./report-presets.ts";

export const REPORTS = ["utilisation", "attendance", "revenue", "leadTime"] as const;
export type ReportName = (typeof REPORTS)[number];

export interface ReportSearch {
  /** Left out: utilisation. */
  readonly report?: string;
  /** Left out, without days of one's own: the last 30 days. */
  readonly preset?: string;
  /** Days of one's own; both of them. */
  readonly from?: string;
  readonly to?: string;
}

export function readReportSearch(search: Readonly<Record<string, unknown>>): ReportSearch {
  return {
    ...readText(search, "report", (text) => REPORTS.some((name) => name === text)),
    ...readText(search, "preset", (text) => PRESETS.some((preset) => preset === text)),
    ...readText(search, "from", isDay),
    ...readText(search, "to", isDay),
  };
}
