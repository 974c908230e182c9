import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import type { Me } from "../api/shared-api.ts";
import { meQuery } from "./me-query.ts";

/** Who is signed in, in which organisation, and what this server is like. */
export function useMe(): UseQueryResult<Me> {
  return useQuery(meQuery);
}
