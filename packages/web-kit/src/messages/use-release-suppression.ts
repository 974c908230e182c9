import { type UseMutationResult, useMutation, useQueryClient } from "@tanstack/react-query";
import { type NotificationChannel, sharedApi } from "../api/shared-api.ts";
import { unwrap } from "../api/unwrap.ts";

interface SuppressedAddress {
  readonly channel: NotificationChannel;
  readonly address: string;
}

/** Lets an address be written to again. */
export function useReleaseSuppression(): UseMutationResult<unknown, Error, SuppressedAddress> {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ channel, address }) =>
      unwrap(
        sharedApi.suppressions[":channel"][":address"].$delete({ param: { channel, address } }),
      ),
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: ["notifications"] }),
        queryClient.invalidateQueries({ queryKey: ["suppressions"] }),
      ]),
  });
}
