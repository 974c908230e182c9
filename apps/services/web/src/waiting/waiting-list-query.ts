import { unwrap } from "@convene/web-kit";
import { queryOptions } from "@tanstack/react-query";
import { api } from "../api.ts";

export const WAITING_LIST = ["waiting-list"] as const;

/** Who waits, or who did in the last month. */
export function waitingListQuery(state: "open" | "closed") {
  return queryOptions({
    queryKey: [...WAITING_LIST, state],
    queryFn: async () => (await unwrap(api.waiting.$get({ query: { state } }))).items,
  });
}
