import { type SuccessBody, unwrap } from "@convene/web-kit";
import { queryOptions } from "@tanstack/react-query";
import { api } from "../api.ts";

export type JobDetail = SuccessBody<Awaited<ReturnType<(typeof api.jobs)[":id"]["$get"]>>>;

/** A job with its team, form and stages. */
export function jobQuery(id: string) {
  return queryOptions({
    queryKey: ["job", id],
    queryFn: () => unwrap(api.jobs[":id"].$get({ param: { id } })),
  });
}

/** Where the careers page is, and what it says first. */
export const careersSettingsQuery = queryOptions({
  queryKey: ["careers-settings"],
  queryFn: () => unwrap(api["careers-settings"].$get()),
});

/** Who may be on a job's team, or be mentioned. */
export const colleaguesQuery = queryOptions({
  queryKey: ["colleagues"],
  queryFn: () => unwrap(api.colleagues.$get()),
  staleTime: 5 * 60_000,
});
