import { queryOptions } from "@tanstack/react-query";
import type { InferResponseType } from "hono/client";
import { sharedApi } from "../api/shared-api.ts";
import { unwrap } from "../api/unwrap.ts";

const providers = sharedApi["room-providers"];

export type RoomProviderEntry = InferResponseType<typeof providers.$get, 200>["items"][number];
/** Whoever makes online rooms. */
export type RoomProvider = RoomProviderEntry["provider"];

/** The providers of online rooms. They change with the server's settings only. */
export const roomProvidersQuery = queryOptions({
  queryKey: ["room-providers"],
  queryFn: async () => (await unwrap(providers.$get())).items,
  staleTime: Number.POSITIVE_INFINITY,
});
