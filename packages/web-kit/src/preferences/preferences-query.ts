import { queryOptions } from "@tanstack/react-query";
import { sharedApi } from "../api/shared-api.ts";
import { unwrap } from "../api/unwrap.ts";

/** What the member who asks wants to be told, and how. */
export const preferencesQuery = queryOptions({
  queryKey: ["notification-preferences"],
  queryFn: () => unwrap(sharedApi.me["notification-preferences"].$get()),
});
