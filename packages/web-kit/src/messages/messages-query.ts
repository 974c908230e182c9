import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import {
  type NotificationChannel,
  type NotificationKind,
  type NotificationState,
  sharedApi,
} from "../api/shared-api.ts";
import { unwrap } from "../api/unwrap.ts";

export interface MessageFilter {
  readonly state?: NotificationState | undefined;
  readonly kind?: NotificationKind | undefined;
  readonly channel?: NotificationChannel | undefined;
  /** The interview or appointment that they are about. */
  readonly eventId?: string | undefined;
  /** Only what was written to the member who asks. */
  readonly mine: boolean;
}

export function messagesQuery({ state, kind, channel, eventId, mine }: MessageFilter) {
  const filter = {
    ...(state !== undefined && { state }),
    ...(kind !== undefined && { kind }),
    ...(channel !== undefined && { channel }),
    ...(eventId !== undefined && { eventId }),
    ...(mine && { mine: "true" as const }),
  };
  return infiniteQueryOptions({
    queryKey: ["notifications", "list", filter],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      unwrap(
        sharedApi.notifications.$get({
          query: { ...filter, ...(pageParam !== undefined && { cursor: pageParam }) },
        }),
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}

export function messageQuery(id: string) {
  return queryOptions({
    queryKey: ["notifications", "message", id],
    queryFn: () => unwrap(sharedApi.notifications[":id"].$get({ param: { id } })),
  });
}
