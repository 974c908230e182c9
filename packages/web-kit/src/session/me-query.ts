import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { type Me, sharedApi } from "../api/shared-api.ts";
import { unwrap } from "../api/unwrap.ts";

const key = ["me"] as const;

export const meQuery = queryOptions({
  queryKey: key,
  queryFn: async ({ client }) => {
    const before = client.getQueryData<Me>(key);
    const me = await unwrap(sharedApi.me.$get());
    if (before && isAnotherTenant(before, me)) forgetTenantData(client);
    return me;
  },
  staleTime: 60_000,
});

/** Asks anew who is signed in, after something changed that. */
export function refreshMe(queryClient: QueryClient): Promise<Me> {
  return queryClient.fetchQuery({ ...meQuery, staleTime: 0 });
}

function isAnotherTenant(before: Me, now: Me): boolean {
  if (before.user === null) return false; // nothing of a tenant's was shown
  return before.user.id !== now.user?.id || before.organisation?.id !== now.organisation?.id;
}

// Before the new answer is shown, so that no page of the new tenant finds the old one's data. It may
// have been changed in another tab: the session is the same there.
function forgetTenantData(client: QueryClient): void {
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== key[0] });
}
