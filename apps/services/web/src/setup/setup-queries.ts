import { type SuccessBody, unwrap } from "@convene/web-kit";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api } from "../api.ts";

export type SetUpService = SuccessBody<
  Awaited<ReturnType<typeof api.services.all.$get>>
>["items"][number];
export type PersonWithSchedules = SuccessBody<
  Awaited<ReturnType<typeof api.people.$get>>
>["items"][number];
export type Resource = SuccessBody<Awaited<ReturnType<typeof api.resources.$get>>>["items"][number];
export type Schedule = Resource["schedules"][number];
export type Hours = Schedule["hours"];
export type TimeOff = SuccessBody<
  Awaited<ReturnType<(typeof api)["time-off"]["$get"]>>
>["items"][number];
export type Upcoming = SuccessBody<
  Awaited<ReturnType<(typeof api.resources)[":id"]["upcoming"]["$get"]>>
>;
export type Settings = SuccessBody<
  Awaited<ReturnType<(typeof api)["organisation-settings"]["$get"]>>
>;

/** All services, hidden ones too. For managers. */
export const allServicesQuery = queryOptions({
  queryKey: ["setup", "services"],
  queryFn: () => unwrap(api.services.all.$get()),
});

/** People, rooms and devices; staff get themselves. */
export const resourcesQuery = queryOptions({
  queryKey: ["setup", "resources"],
  queryFn: () => unwrap(api.resources.$get()),
});

export function timeOffQuery(resourceId: string) {
  return queryOptions({
    queryKey: ["setup", "time-off", resourceId],
    queryFn: () => unwrap(api["time-off"].$get({ query: { resourceId } })),
  });
}

/** What is still to come of a resource: all of it, or what overlaps a range. */
export function upcomingQuery(id: string, range?: { readonly start: Date; readonly end: Date }) {
  const query = range ? { from: range.start.toISOString(), to: range.end.toISOString() } : {};
  return queryOptions({
    queryKey: ["setup", "upcoming", id, query],
    queryFn: () => unwrap(api.resources[":id"].upcoming.$get({ param: { id }, query })),
    staleTime: 0,
  });
}

export const settingsQuery = queryOptions({
  queryKey: ["setup", "organisation"],
  queryFn: () => unwrap(api["organisation-settings"].$get()),
});

export interface PreviewRequest {
  readonly resourceId: string;
  /** Left out: a new one. */
  readonly scheduleId?: string;
  readonly isDefault: boolean;
  readonly hours: Hours;
  readonly serviceId?: string;
  readonly from: Date;
  readonly to: Date;
}

/** What hours that are not saved yet would mean. */
export function previewQuery({ resourceId, from, to, ...wanted }: PreviewRequest) {
  const json = { ...wanted, from: from.toISOString(), to: to.toISOString() };
  return queryOptions({
    queryKey: ["setup", "preview", resourceId, json],
    queryFn: () =>
      unwrap(api.resources[":id"].schedules.preview.$post({ param: { id: resourceId }, json })),
    placeholderData: keepPreviousData,
    retry: false,
  });
}
