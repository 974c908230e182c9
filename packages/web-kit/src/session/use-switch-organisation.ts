import { type UseMutationResult, useMutation, useQueryClient } from "@tanstack/react-query";
import { sharedApi } from "../api/shared-api.ts";
import { unwrap } from "../api/unwrap.ts";
import { refreshMe } from "./me-query.ts";

/** Opens another organisation of the person's, by its id. The staff frame clears what it showed. */
export function useSwitchOrganisation(): UseMutationResult<void, Error, string> {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (id) => {
      await unwrap(sharedApi.organisations[":id"].activate.$post({ param: { id } }));
      await refreshMe(queryClient);
    },
  });
}
