import { NotFoundError } from "@convene/scheduling-core";
import type { Kit } from "../kit.ts";

/**
 * The tenant that a public slug names, for what is to be done before there is a unit of work. Where
 * nothing is, `inUnitOfSlug` asks the database once less.
 *
 * @throws NotFoundError where no organisation has that slug
 */
export async function tenantOfSlug(kit: Pick<Kit, "db">, slug: string): Promise<string> {
  const tenantId = await kit.db.tenantOfSlug(slug);
  if (tenantId === undefined) throw new NotFoundError("organisation");
  return tenantId;
}
