import { infiniteQueryOptions, keepPreviousData } from "@tanstack/react-query";
import type { InferResponseType } from "hono/client";
import { auditApi } from "../api/shared-api.ts";
import { unwrap } from "../api/unwrap.ts";

/** What a member did. */
export type ActivityEntry = InferResponseType<typeof auditApi.audit.$get, 200>["items"][number];

/** @param memberId Left out: of everybody. */
export function activityQuery(memberId: string | undefined) {
  const filter = memberId === undefined ? {} : { memberId };
  return infiniteQueryOptions({
    queryKey: ["audit", filter],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      unwrap(
        auditApi.audit.$get({
          query: { ...filter, ...(pageParam !== undefined && { cursor: pageParam }) },
        }),
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}
