import { queryOptions } from "@tanstack/react-query";
import { sharedApi } from "../api/shared-api.ts";
import { unwrap } from "../api/unwrap.ts";

export const membersQuery = queryOptions({
  queryKey: ["members"],
  queryFn: () => unwrap(sharedApi.members.$get()),
});

export const invitationsQuery = queryOptions({
  queryKey: ["invitations"],
  queryFn: () => unwrap(sharedApi.invitations.$get()),
});
