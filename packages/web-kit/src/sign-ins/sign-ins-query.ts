import { queryOptions } from "@tanstack/react-query";
import { sharedApi } from "../api/shared-api.ts";
import { unwrap } from "../api/unwrap.ts";

/** Where the person who asks is signed in, the newest first; asked for anew at every visit. */
export const signInsQuery = queryOptions({
  queryKey: ["sign-ins"],
  queryFn: () => unwrap(sharedApi.me.sessions.$get()),
  staleTime: 0,
});
