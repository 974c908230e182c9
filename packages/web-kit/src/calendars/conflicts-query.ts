import { queryOptions } from "@tanstack/react-query";
import type { InferRequestType, InferResponseType } from "hono/client";
import { conflictApi } from "../api/shared-api.ts";
import { unwrap } from "../api/unwrap.ts";

const { conflicts } = conflictApi;

/** Something about an event that a connected calendar and ours disagree on. */
export type ConflictEntry = InferResponseType<typeof conflicts.$get, 200>["items"][number];
export type ConflictAlternatives = InferResponseType<
  (typeof conflicts)[":id"]["alternatives"]["$get"],
  200
>;
export type ConflictAnswer = InferRequestType<
  (typeof conflicts)[":id"]["resolve"]["$post"]
>["json"];

/** The open conflicts that the member may decide, the next events first. */
export const conflictsQuery = queryOptions({
  queryKey: ["conflicts", "list"],
  queryFn: async () => {
    const { items } = await unwrap(conflicts.$get({ query: {} }));
    return items;
  },
});

/** Other times for the event of a conflict, and who could stand in. */
export function conflictAlternativesQuery({ id, event }: ConflictEntry) {
  return queryOptions({
    // Not one of those that are asked again with the list: what was decided has no alternatives.
    queryKey: ["conflict-alternatives", id, event.start],
    queryFn: () => unwrap(conflicts[":id"].alternatives.$get({ param: { id } })),
  });
}

/** Decides a conflict. */
export async function resolveConflict(id: string, answer: ConflictAnswer): Promise<void> {
  await unwrap(conflicts[":id"].resolve.$post({ param: { id }, json: answer }));
}
