import type { Tenant } from "@convene/prisma";
import type { Work } from "../domain/shared.ts";

/** The organisation in whose name the work is done. */
export async function viewOrganisation({ tx, tenantId }: Work): Promise<Tenant> {
  return await tx.tenant.findUniqueOrThrow({ where: { tenantId } });
}
