import { AsyncLocalStorage } from "node:async_hooks";
import type { Database } from "@convene/prisma";

/**
 * Units of work that are their own, also where they are asked for inside of another one: what they
 * write is there at once, and stays when the other one fails. To be made before that one begins.
 */
export function unitsApart(db: Pick<Database, "unit">): Pick<Database, "unit"> {
  const outside = AsyncLocalStorage.snapshot();
  return {
    unit: (tenantId, work, options) => outside(() => db.unit(tenantId, work, options)),
  };
}
