import { type SuccessBody, unwrap } from "@convene/web-kit";
import type { Days } from "@convene/web-kit/reports";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api } from "../api.ts";

const reports = api.reports;

export type TimeInStage = SuccessBody<
  Awaited<ReturnType<(typeof reports)["time-in-stage"]["$get"]>>
>;
export type TimeToSchedule = SuccessBody<
  Awaited<ReturnType<(typeof reports)["time-to-schedule"]["$get"]>>
>;
export type InterviewerLoad = SuccessBody<
  Awaited<ReturnType<(typeof reports)["interviewer-load"]["$get"]>>
>;
export type Attendance = SuccessBody<Awaited<ReturnType<typeof reports.attendance.$get>>>;
export type Feedback = SuccessBody<Awaited<ReturnType<typeof reports.feedback.$get>>>;
export type Funnel = SuccessBody<Awaited<ReturnType<typeof reports.funnel.$get>>>;

/** What a report is about. */
export interface ReportSubject extends Days {
  /** Left out: all jobs. */
  readonly jobId?: string;
}

/** A report keeps for a minute what it reckoned. */
const common = { placeholderData: keepPreviousData, staleTime: 60_000 };

export function timeInStageQuery(query: ReportSubject) {
  return queryOptions({
    queryKey: ["report", "timeInStage", query],
    queryFn: () => unwrap(reports["time-in-stage"].$get({ query })),
    ...common,
  });
}

export function timeToScheduleQuery(query: ReportSubject) {
  return queryOptions({
    queryKey: ["report", "timeToSchedule", query],
    queryFn: () => unwrap(reports["time-to-schedule"].$get({ query })),
    ...common,
  });
}

export function loadQuery(query: ReportSubject) {
  return queryOptions({
    queryKey: ["report", "load", query],
    queryFn: () => unwrap(reports["interviewer-load"].$get({ query })),
    ...common,
  });
}

export function attendanceQuery(query: ReportSubject) {
  return queryOptions({
    queryKey: ["report", "attendance", query],
    queryFn: () => unwrap(reports.attendance.$get({ query })),
    ...common,
  });
}

export function feedbackQuery(query: ReportSubject) {
  return queryOptions({
    queryKey: ["report", "feedback", query],
    queryFn: () => unwrap(reports.feedback.$get({ query })),
    ...common,
  });
}

export function funnelQuery(query: ReportSubject) {
  return queryOptions({
    queryKey: ["report", "funnel", query],
    queryFn: () => unwrap(reports.funnel.$get({ query })),
    ...common,
  });
}
