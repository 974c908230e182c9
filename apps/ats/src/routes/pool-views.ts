import type { z } from "@hono/zod-openapi";
import { type PoolEntry, poolRevision } from "../panels/read-pools.ts";
import type { poolSchema } from "./pool-schemas.ts";

export function toPool(entry: PoolEntry): z.infer<typeof poolSchema> {
  const { id, name, active, shadowsNeeded, reverseShadowsNeeded } = entry.pool;
  return {
    ...{ id, name, active, shadowsNeeded, reverseShadowsNeeded },
    members: entry.members.map((member) => ({ ...member })),
    templates: [...entry.templates],
    revision: poolRevision(entry),
  };
}
