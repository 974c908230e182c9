import { unwrap } from "@convene/web-kit";
import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, type StaffCalendar } from "../api.ts";

/** The staff's calendar between two instants. */
export function calendarQuery(start: Date, end: Date) {
  const query = { from: start.toISOString(), to: end.toISOString() };
  return queryOptions({
    queryKey: ["calendar", query.from, query.to],
    queryFn: () => unwrap(api.appointments.$get({ query })),
    placeholderData: keepPreviousData,
  });
}

export function appointmentQuery(id: string) {
  return queryOptions({
    queryKey: ["appointment", id],
    queryFn: () => unwrap(api.appointments[":id"].$get({ param: { id } })),
  });
}

export type Session = StaffCalendar["sessions"][number];

export function sessionQuery(id: string) {
  return queryOptions({
    queryKey: ["session", id],
    queryFn: () => unwrap(api.sessions[":id"].$get({ param: { id } })),
  });
}

/** The first clients whose name, address or phone has the text in it. */
export function clientSearchQuery(search: string) {
  return queryOptions({
    queryKey: ["clients", "search", search],
    queryFn: () => unwrap(api.clients.$get({ query: { search, limit: "8" } })),
    enabled: search.length > 1,
    placeholderData: keepPreviousData,
  });
}

export const servicesQuery = queryOptions({
  queryKey: ["services"],
  queryFn: () => unwrap(api.services.$get()),
  staleTime: 5 * 60_000,
});

/** Who could give a service. */
export const peopleQuery = queryOptions({
  queryKey: ["people"],
  queryFn: () => unwrap(api.people.$get()),
});

export function clientsQuery(search: string) {
  return infiniteQueryOptions({
    queryKey: ["clients", search],
    queryFn: ({ pageParam }) =>
      unwrap(
        api.clients.$get({
          query: {
            ...(search !== "" && { search }),
            ...(pageParam !== null && { cursor: pageParam }),
          },
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
