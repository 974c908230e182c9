import { queryOptions } from "@tanstack/react-query";
import type { InferResponseType } from "hono/client";
import { sharedApi } from "../api/shared-api.ts";
import { unwrap } from "../api/unwrap.ts";

type Calendars = InferResponseType<typeof sharedApi.calendars.$get, 200>;
/** An account that the member has connected, with its calendars. */
export type ConnectedAccount = Calendars["connections"][number];
export type ConnectedCalendar = ConnectedAccount["calendars"][number];
export type CalendarProvider = Calendars["providers"][number];
export type FeedEntry = InferResponseType<typeof sharedApi.feeds.$get, 200>["items"][number];

/** The calendars of the member who asks, and what they could connect. */
export const calendarsQuery = queryOptions({
  queryKey: ["calendars"],
  queryFn: () => unwrap(sharedApi.calendars.$get()),
});

/** Where a CalDAV account of the member is, so that only its password is missing. */
export function caldavAccountQuery(connectionId: string) {
  const param = { connectionId };
  return queryOptions({
    queryKey: ["calendars", "caldav", connectionId],
    queryFn: () => unwrap(sharedApi.calendars[":connectionId"].caldav.$get({ param })),
  });
}

export const calendarSettings = sharedApi.settings.calendars;
export type CalendarSettings = InferResponseType<typeof calendarSettings.$get, 200>;

/** What blocks everybody's time. */
export const calendarSettingsQuery = queryOptions({
  queryKey: ["calendar-settings"],
  queryFn: () => unwrap(calendarSettings.$get()),
});

/** The secret addresses of the member who asks. */
export const feedsQuery = queryOptions({
  queryKey: ["feeds"],
  queryFn: () => unwrap(sharedApi.feeds.$get()),
});
