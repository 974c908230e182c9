import { unwrap } from "@convene/web-kit";
import { queryOptions } from "@tanstack/react-query";
import { api } from "../api.ts";

/** A client with history and notes. */
export function clientQuery(id: string) {
  return queryOptions({
    queryKey: ["client", id],
    queryFn: () => unwrap(api.clients[":id"].$get({ param: { id } })),
  });
}
