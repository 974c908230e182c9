import { unwrap } from "@convene/web-kit";
import { queryOptions } from "@tanstack/react-query";
import { api } from "../api.ts";

/** A page that stays open notices what is offered, and that it is not held any more. */
const REFRESH_MS = 30_000;

/** One's place on a waiting list, by signed link. */
export function waitingQuery(token: string) {
  return queryOptions({
    queryKey: ["waiting-place", token],
    queryFn: () => unwrap(api["waiting-place"][":token"].$get({ param: { token } })),
    refetchInterval: REFRESH_MS,
  });
}
