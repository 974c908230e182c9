import type { Tenant, Work } from "@convene/prisma";

/** The organisation in whose name the work is done. */
export async function viewOrganisation({ tx, tenantId }: Work): Promise<Tenant> {
  return await tx.tenant.findUniqueOrThrow({ where: { tenantId } });
}
