import { type SuccessBody, unwrap } from "@convene/web-kit";
import { queryOptions } from "@tanstack/react-query";
import { api } from "../api.ts";

export type InterviewerSettings = SuccessBody<
  Awaited<ReturnType<(typeof api.interviewers)[":id"]["settings"]["$get"]>>
>;
export type PublishedTime = SuccessBody<
  Awaited<ReturnType<(typeof api.interviewers)[":id"]["published-times"]["$get"]>>
>["items"][number];

/** How somebody holds interviews. */
export function interviewerSettingsQuery(id: string) {
  return queryOptions({
    queryKey: ["setup", "interviewer", id],
    queryFn: () => unwrap(api.interviewers[":id"].settings.$get({ param: { id } })),
    refetchOnWindowFocus: false,
  });
}

/** The times that somebody published for interviews. */
export function publishedTimesQuery(id: string) {
  return queryOptions({
    queryKey: ["setup", "published-times", id],
    queryFn: () => unwrap(api.interviewers[":id"]["published-times"].$get({ param: { id } })),
  });
}
