import type { Kit } from "@convene/server-kit";
import type { Work } from "../domain/shared.ts";

/** Runs use cases in a unit of work of a tenant, at the kit's present moment. */
export async function inUnit<T>(
  kit: Pick<Kit, "db" | "now">,
  tenantId: string,
  run: (work: Work) => Promise<T>,
): Promise<T> {
  return await kit.db.unit(tenantId, (tx) => run({ tx, tenantId, now: kit.now() }));
}
