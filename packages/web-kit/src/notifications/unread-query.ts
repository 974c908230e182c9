import { queryOptions } from "@tanstack/react-query";
import { sharedApi } from "../api/shared-api.ts";
import { unwrap } from "../api/unwrap.ts";

/** How much the member has not read, and the latest of what they were told in these pages. */
export const unreadQuery = queryOptions({
  queryKey: ["notifications", "unread"],
  queryFn: () => unwrap(sharedApi.notifications.unread.$get()),
});
