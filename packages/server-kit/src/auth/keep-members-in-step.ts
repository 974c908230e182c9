import type { AuthClient, Database } from "@convene/prisma";

/** Carries a changed name or address over to the person's member row in each organisation. */
export async function keepMembersInStep(
  { db, authClient }: { readonly db: Database; readonly authClient: AuthClient },
  user: { readonly id: string; readonly name: string; readonly email: string },
): Promise<void> {
  const memberships = await authClient.organizationMember.findMany({
    where: { userId: user.id },
    select: { organizationId: true },
  });
  for (const { organizationId: tenantId } of memberships) {
    await db.unit(tenantId, (tx) =>
      tx.member.updateMany({
        where: { userId: user.id },
        data: { name: user.name, email: user.email },
      }),
    );
  }
}
