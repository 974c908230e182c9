import type { Kit } from "../kit.ts";
import type { Subject } from "./subject-of.ts";

/** Whom invitations went to, by id: those of the organisation, answered and withdrawn ones too. */
export async function nameInvitations(
  { authClient }: Pick<Kit, "authClient">,
  organizationId: string,
  wanted: readonly Subject[],
): Promise<ReadonlyMap<string, string>> {
  const ids = wanted.filter(({ area }) => area === "invitations").map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const rows = await authClient.invitation.findMany({
    where: { organizationId, id: { in: ids } },
    select: { id: true, email: true },
  });
  return new Map(rows.map(({ id, email }) => [id, email]));
}
