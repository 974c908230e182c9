import type { Tenant, Work } from "@convene/prisma";

/** An organisation as its clients see it. */
export interface OrganisationEntry {
  readonly tenant: Tenant;
  /** Its address under the public pages. */
  readonly slug: string;
}

/** The organisation in whose name the work is done. */
export async function viewOrganisation({ tx, tenantId }: Work): Promise<OrganisationEntry> {
  const tenant = await tx.tenant.findUniqueOrThrow({ where: { tenantId } });
  const rows = await tx.$queryRaw<{ slug: string | null }[]>`SELECT current_tenant_slug() AS slug`;
  return { tenant, slug: rows[0]?.slug ?? "" };
}
