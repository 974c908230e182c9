import { type SuccessBody, unwrap } from "@convene/web-kit";
import type { Days } from "@convene/web-kit/reports";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api } from "../api.ts";

export type Utilisation = SuccessBody<Awaited<ReturnType<typeof api.reports.utilisation.$get>>>;
export type Attendance = SuccessBody<Awaited<ReturnType<typeof api.reports.attendance.$get>>>;
export type Revenue = SuccessBody<Awaited<ReturnType<typeof api.reports.revenue.$get>>>;
export type LeadTime = SuccessBody<Awaited<ReturnType<(typeof api.reports)["lead-time"]["$get"]>>>;

/** A report keeps for a minute what it reckoned. */
const common = { placeholderData: keepPreviousData, staleTime: 60_000 };

export function utilisationQuery({ from, to }: Days) {
  return queryOptions({
    queryKey: ["report", "utilisation", from, to],
    queryFn: () => unwrap(api.reports.utilisation.$get({ query: { from, to } })),
    ...common,
  });
}

export function attendanceQuery({ from, to }: Days) {
  return queryOptions({
    queryKey: ["report", "attendance", from, to],
    queryFn: () => unwrap(api.reports.attendance.$get({ query: { from, to } })),
    ...common,
  });
}

export function revenueQuery({ from, to }: Days) {
  return queryOptions({
    queryKey: ["report", "revenue", from, to],
    queryFn: () => unwrap(api.reports.revenue.$get({ query: { from, to } })),
    ...common,
  });
}

export function leadTimeQuery({ from, to }: Days) {
  return queryOptions({
    queryKey: ["report", "leadTime", from, to],
    queryFn: () => unwrap(api.reports["lead-time"].$get({ query: { from, to } })),
    ...common,
  });
}
