import { infiniteQueryOptions, keepPreviousData } from "@tanstack/react-query";
import { sharedApi } from "../api/shared-api.ts";
import { unwrap } from "../api/unwrap.ts";

/** @param memberId Left out: of everybody. */
export function activityQuery(memberId: string | undefined) {
  const filter = memberId === undefined ? {} : { memberId };
  return infiniteQueryOptions({
    queryKey: ["audit", filter],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      unwrap(
        sharedApi.audit.$get({
          query: { ...filter, ...(pageParam !== undefined && { cursor: pageParam }) },
        }),
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}
