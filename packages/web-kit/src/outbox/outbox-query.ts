import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { type NotificationKind, type NotificationState, sharedApi } from "../api/shared-api.ts";
import { unwrap } from "../api/unwrap.ts";

export interface OutboxFilter {
  readonly state?: NotificationState | undefined;
  readonly kind?: NotificationKind | undefined;
}

export function outboxQuery({ state, kind }: OutboxFilter) {
  return infiniteQueryOptions({
    queryKey: ["notifications", "list", { state, kind }],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => {
      const query = {
        ...(pageParam === undefined ? {} : { cursor: pageParam }),
        ...(state === undefined ? {} : { state }),
        ...(kind === undefined ? {} : { kind }),
      };
      return unwrap(sharedApi.notifications.$get({ query }));
    },
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}

export function outboxMessageQuery(id: string) {
  return queryOptions({
    queryKey: ["notifications", "message", id],
    queryFn: () => unwrap(sharedApi.notifications[":id"].$get({ param: { id } })),
  });
}
