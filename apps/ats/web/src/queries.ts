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

/** A seat of a panel as it is asked for. */
export interface SeatWish {
  readonly name: string | null;
  readonly poolId: string | null;
  /** Anyone of these; null: of the whole pool. */
  readonly resourceIds: readonly string[] | null;
}

/** A panel to be brought together. */
export interface PanelWish {
  readonly seats: readonly SeatWish[];
  readonly roomIds: readonly string[];
  readonly durationMinutes: number;
  readonly bufferBeforeMinutes: number;
  readonly bufferAfterMinutes: number;
}

/** For what common times are asked. */
export type SlotsFor = PanelWish | { readonly interviewId: string };

/** As the API is told. */
export function seatInput({ name, poolId, resourceIds }: SeatWish) {
  return { name, poolId, ...(resourceIds && { resourceIds: [...resourceIds] }) };
}

function subjectOf(of: SlotsFor) {
  if ("interviewId" in of) return of;
  return { ...of, seats: of.seats.map(seatInput), roomIds: [...of.roomIds] };
}

/** The times that suit a whole panel between two instants, and the best of them. */
export function slotsQuery(
  of: SlotsFor,
  start: Date,
  end: Date,
  timeZone: string,
  applicationId?: string,
) {
  const json = {
    ...subjectOf(of),
    from: start.toISOString(),
    to: end.toISOString(),
    timeZone,
    ...(applicationId !== undefined && { applicationId }),
  };
  return queryOptions({
    queryKey: ["slots", json],
    queryFn: () => unwrap(api.slots.$post({ json })),
    placeholderData: keepPreviousData,
  });
}

/** Why a panel can or cannot meet at a time. */
export function explainQuery(of: SlotsFor, start: Date) {
  const json = { ...subjectOf(of), start: start.toISOString() };
  return queryOptions({
    queryKey: ["slots", "explain", json],
    queryFn: () => unwrap(api.explain.$post({ json })),
    placeholderData: keepPreviousData,
  });
}

/** What interviews are made from; who schedules reads it. */
export const templatesQuery = queryOptions({
  queryKey: ["setup", "templates"],
  queryFn: () => unwrap(api.templates.$get()),
});

export const poolsQuery = queryOptions({
  queryKey: ["setup", "pools"],
  queryFn: () => unwrap(api.pools.$get()),
});

export const plansQuery = queryOptions({
  queryKey: ["setup", "plans"],
  queryFn: () => unwrap(api.plans.$get()),
});

export const roomsQuery = queryOptions({
  queryKey: ["setup", "rooms"],
  queryFn: () => unwrap(api.rooms.$get()),
});

/** The interview that a candidate's signed link opens. */
export function linkedInterviewQuery(token: string) {
  return queryOptions({
    queryKey: ["linked-interview", token],
    queryFn: () => unwrap(api["interview-links"][":token"].$get({ param: { token } })),
  });
}
