import { queryOptions } from "@tanstack/react-query";
import type { InferResponseType } from "hono/client";
import { sharedApi } from "../api/shared-api.ts";
import { unwrap } from "../api/unwrap.ts";
import type { SignedIn } from "../session/signed-in.ts";
import type { ConflictEvents } from "./conflict-events.ts";

/** Something about an event that a connected calendar and ours disagree on. */
export type ConflictEntry = InferResponseType<
  typeof sharedApi.conflicts.$get,
  200
>["items"][number];

/** The open conflicts that the member may decide, the next events first. */
export const conflictsQuery = queryOptions({
  queryKey: ["conflicts", "list"],
  queryFn: async () => {
    const { items } = await unwrap(sharedApi.conflicts.$get({ query: {} }));
    return items;
  },
});

/** What can be done with the event of a conflict. */
export function conflictChoicesQuery(
  events: ConflictEvents,
  { id, kind, event }: ConflictEntry,
  signedIn: SignedIn,
) {
  return queryOptions({
    queryKey: ["conflicts", "choices", id, event.id, event.start],
    queryFn: () =>
      events.choices({
        eventId: event.id,
        start: new Date(event.start),
        // moved or deleted: the question is another one
        withTimes: kind === "busy",
        signedIn,
      }),
  });
}
