import { type ReportSearch, readText, reportSearchReader } from "@convene/web-kit";

export const REPORTS = [
  "timeInStage",
  "timeToSchedule",
  "load",
  "attendance",
  "feedback",
  "funnel",
] as const;
export type ReportName = (typeof REPORTS)[number];

export interface JobReportSearch extends ReportSearch {
  /** Left out: all jobs. */
  readonly job?: string;
}

const readShared = reportSearchReader(REPORTS);
const isId = (text: string) => /^[0-9a-f-]{36}$/.test(text);

export function readReportSearch(search: Readonly<Record<string, unknown>>): JobReportSearch {
  return { ...readShared(search), ...readText(search, "job", isId) };
}
