import { reportSearchReader } from "@convene/web-kit";

export const REPORTS = ["utilisation", "attendance", "revenue", "leadTime"] as const;
export type ReportName = (typeof REPORTS)[number];

export const readReportSearch = reportSearchReader(REPORTS);
