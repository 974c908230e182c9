import { unwrap } from "@convene/web-kit";
import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api } from "./api.ts";

export const jobsQuery = queryOptions({
  queryKey: ["jobs"],
  queryFn: () => unwrap(api.jobs.$get()),
});

export const interviewersQuery = queryOptions({
  queryKey: ["interviewers"],
  queryFn: () => unwrap(api.interviewers.$get()),
});

/** The calendar between two instants; with `people` also what else takes their time. */
export function calendarQuery(start: Date, end: Date, people: readonly string[]) {
  const query = {
    from: start.toISOString(),
    to: end.toISOString(),
    ...(people.length > 0 && { personIds: people.join(",") }),
  };
  return queryOptions({
    queryKey: ["calendar", query],
    queryFn: () => unwrap(api.interviews.$get({ query })),
    placeholderData: keepPreviousData,
  });
}

export function interviewQuery(id: string) {
  return queryOptions({
    queryKey: ["interview", id],
    queryFn: () => unwrap(api.interviews[":id"].$get({ param: { id } })),
  });
}

export function applicationQuery(id: string) {
  return queryOptions({
    queryKey: ["application", id],
    queryFn: () => unwrap(api.applications[":id"].$get({ param: { id } })),
  });
}

export interface ApplicationFilter {
  readonly jobId?: string | undefined;
  readonly stageId?: string | undefined;
  readonly search?: string | undefined;
}

export function applicationsQuery({ jobId, stageId, search }: ApplicationFilter) {
  const filter = {
    ...(jobId !== undefined && { jobId }),
    ...(stageId !== undefined && { stageId }),
    ...(search !== undefined && { search }),
  };
  return infiniteQueryOptions({
    queryKey: ["applications", filter],
    queryFn: ({ pageParam }) =>
      unwrap(
        api.applications.$get({
          query: { ...filter, ...(pageParam !== null && { cursor: pageParam }) },
        }),
      ),
    initialPageParam: firstPage(),
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
}

function firstPage(): string | null {
  return null;
}

/** For what common times are asked. */
export type SlotsFor =
  | { readonly interviewerIds: readonly string[]; readonly durationMinutes: number }
  | { readonly interviewId: string };

/** The times that suit a whole panel between two instants. */
export function slotsQuery(of: SlotsFor, start: Date, end: Date, timeZone: string) {
  const query = {
    from: start.toISOString(),
    to: end.toISOString(),
    timeZone,
    ...("interviewId" in of
      ? { interviewId: of.interviewId }
      : {
          interviewerIds: of.interviewerIds.join(","),
          durationMinutes: String(of.durationMinutes),
        }),
  };
  return queryOptions({
    queryKey: ["slots", query],
    queryFn: () => unwrap(api.slots.$get({ query })),
    placeholderData: keepPreviousData,
  });
}

/** Why a panel can or cannot meet at a time. */
export function explainQuery(of: SlotsFor, start: Date) {
  const json = {
    start: start.toISOString(),
    ...("interviewId" in of ? of : { ...of, interviewerIds: [...of.interviewerIds] }),
  };
  return queryOptions({
    queryKey: ["slots", "explain", json],
    queryFn: () => unwrap(api.explain.$post({ json })),
    placeholderData: keepPreviousData,
  });
}

/** The interview that a candidate's signed link opens. */
export function linkedInterviewQuery(token: string) {
  return queryOptions({
    queryKey: ["linked-interview", token],
    queryFn: () => unwrap(api["interview-links"][":token"].$get({ param: { token } })),
  });
}
