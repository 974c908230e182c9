import type { AuthClient } from "@convene/prisma";

/** The organisation that a new session opens: the one open last, else the one joined first. */
export async function organisationToOpen(
  client: AuthClient,
  userId: string,
): Promise<string | null> {
  const memberships = await client.organizationMember.findMany({
    where: { userId },
    orderBy: { createdAt: "asc" },
    select: { organizationId: true },
  });
  const ids = memberships.map((membership) => membership.organizationId);
  const last = await client.session.findFirst({
    where: { userId, activeOrganizationId: { in: ids } },
    orderBy: { updatedAt: "desc" },
    select: { activeOrganizationId: true },
  });
  return last?.activeOrganizationId ?? ids[0] ?? null;
}
