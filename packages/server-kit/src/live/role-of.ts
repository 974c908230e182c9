import type { Kit } from "../kit.ts";

/** The role that a member has in this product now; null: none, or they are no member any more. */
export async function roleOf(
  { db, product }: Pick<Kit, "db" | "product">,
  tenantId: string,
  memberId: string,
): Promise<string | null> {
  const member = await db.unit(tenantId, (tx) =>
    tx.member.findUnique({
      where: { tenantId_id: { tenantId, id: memberId } },
      select: { atsRole: true, servicesRole: true },
    }),
  );
  return (product === "ats" ? member?.atsRole : member?.servicesRole) ?? null;
}
