import type { Work } from "@convene/prisma";
import type { Kit } from "../kit.ts";

/**
 * Runs use cases in a unit of work of the tenant that a public slug names, at the kit's present moment.
 *
 * @throws NotFoundError where no organisation has that slug
 */
export async function inUnitOfSlug<T>(
  kit: Pick<Kit, "db" | "now">,
  slug: string,
  run: (work: Work) => Promise<T>,
): Promise<T> {
  return await kit.db.unitOfSlug(slug, (tx, tenantId) => run({ tx, tenantId, now: kit.now() }));
}
