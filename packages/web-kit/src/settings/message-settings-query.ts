import {
  infiniteQueryOptions,
  type QueryKey,
  queryOptions,
  type UseMutationResult,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query";
import { type MessageSettings, sharedApi } from "../api/shared-api.ts";
import { unwrap } from "../api/unwrap.ts";
import { meQuery } from "../session/me-query.ts";

export const messageSettingsQuery = queryOptions({
  queryKey: ["message-settings"],
  queryFn: () => unwrap(sharedApi.settings.messages.$get()),
});

/** The organisation's own words, and what words there can be. */
export const messageTextsQuery = queryOptions({
  queryKey: ["message-texts"],
  queryFn: () => unwrap(sharedApi["message-texts"].$get()),
});

export const suppressionsQuery = infiniteQueryOptions({
  queryKey: ["suppressions"],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam }) =>
    unwrap(
      sharedApi.suppressions.$get({ query: pageParam === undefined ? {} : { cursor: pageParam } }),
    ),
  getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
});

const shownBy: readonly QueryKey[] = [["message-previews"], meQuery.queryKey];

/** Saves some of the settings for messages; the rest stay as they are. */
export function useSaveMessageSettings(
  settings: MessageSettings,
): UseMutationResult<MessageSettings, Error, Partial<MessageSettings>> {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (changes) =>
      unwrap(sharedApi.settings.messages.$put({ json: { ...settings, ...changes } })),
    meta: { showsFailure: true },
    onSuccess: (saved) => {
      queryClient.setQueryData(messageSettingsQuery.queryKey, saved);
      for (const queryKey of shownBy) void queryClient.invalidateQueries({ queryKey });
    },
  });
}
