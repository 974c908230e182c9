import { addMonths, startOfLocalDate } from "@convene/ui";
import { type SuccessBody, unwrap } from "@convene/web-kit";
import { queryOptions } from "@tanstack/react-query";
import { api } from "../api.ts";

const links = api["request-links"][":token"];
const interviewLinks = api["interview-links"][":token"];

export type SchedulingRequest = SuccessBody<
  Awaited<ReturnType<(typeof api.applications)[":id"]["requests"]["$get"]>>
>["items"][number];
export type CandidateRequest = SuccessBody<Awaited<ReturnType<typeof links.$get>>>;
export type CandidatePortal = SuccessBody<
  Awaited<ReturnType<(typeof api)["portal-links"][":token"]["$get"]>>
>;

/** What a candidate was asked, and what they answered. */
export function requestsQuery(id: string) {
  return queryOptions({
    queryKey: ["requests", id],
    queryFn: () => unwrap(api.applications[":id"].requests.$get({ param: { id } })),
  });
}

/** What a candidate's signed link asks. */
export function linkedRequestQuery(token: string) {
  return queryOptions({
    queryKey: ["linked-request", token],
    queryFn: () => unwrap(links.$get({ param: { token } })),
  });
}

/** The times of a month (`YYYY-MM`, in `timeZone`) that a candidate can choose among. */
export function linkedTimesQuery(token: string, month: string, timeZone: string) {
  const query = monthRange(month, timeZone);
  return queryOptions({
    queryKey: ["linked-request", token, "times", query],
    queryFn: () => unwrap(links.times.$get({ param: { token }, query })),
    staleTime: 15_000,
  });
}

/** What a candidate may do to an interview. */
export function candidateChangesQuery(token: string) {
  return queryOptions({
    queryKey: ["linked-interview", token, "changes"],
    queryFn: () => unwrap(interviewLinks.changes.$get({ param: { token } })),
  });
}

/** The times of a month to which a candidate can move an interview. */
export function moveTimesQuery(token: string, month: string, timeZone: string) {
  const query = monthRange(month, timeZone);
  return queryOptions({
    queryKey: ["linked-interview", token, "times", query],
    queryFn: () => unwrap(interviewLinks.times.$get({ param: { token }, query })),
    staleTime: 15_000,
  });
}

/** All that is under way with a candidate. */
export function portalQuery(token: string) {
  return queryOptions({
    queryKey: ["portal", token],
    queryFn: () => unwrap(api["portal-links"][":token"].$get({ param: { token } })),
  });
}

function monthRange(month: string, timeZone: string) {
  return {
    from: startOfLocalDate(`${month}-01`, timeZone).toISOString(),
    to: startOfLocalDate(`${addMonths(month, 1)}-01`, timeZone).toISOString(),
    timeZone,
  };
}
