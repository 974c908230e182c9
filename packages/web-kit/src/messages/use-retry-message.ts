import { type UseMutationResult, useMutation, useQueryClient } from "@tanstack/react-query";
import { sharedApi } from "../api/shared-api.ts";
import { unwrap } from "../api/unwrap.ts";

/** Sends a message again that did not arrive, by its id. */
export function useRetryMessage(): UseMutationResult<unknown, Error, string> {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id) => unwrap(sharedApi.notifications[":id"].retry.$post({ param: { id } })),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ["notifications"] }),
  });
}
