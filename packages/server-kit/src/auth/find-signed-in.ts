import { isDatabaseAway } from "@convene/prisma";
import type { Kit } from "../kit.ts";
import { ensureMembership } from "./ensure-membership.ts";
import { organisationToOpen } from "./organisation-to-open.ts";
import type { SignedInMember } from "./signed-in-member.ts";

/** A person with a session, whatever organisation they have open. */
export interface SignedInUser {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly sessionToken: string;
  /** The organisation that they have open. */
  readonly tenantId: string | null;
}

type SessionKit = Pick<Kit, "auth" | "authClient">;

/** Whose session the request's cookies name; null where nobody is signed in. */
export async function findSignedInUser(
  kit: SessionKit,
  headers: Headers,
): Promise<SignedInUser | null> {
  const found = await readSession(kit, headers);
  if (!found) return null;
  const { user, session } = found;
  return {
    id: user.id,
    name: user.name,
    email: user.email,
    sessionToken: session.token,
    tenantId: session.activeOrganizationId ?? (await organisationToOpen(kit.authClient, user.id)),
  };
}

/** A connection that turns out to be lost is gone at the second try. */
async function readSession({ auth }: SessionKit, headers: Headers) {
  try {
    return await auth.api.getSession({ headers });
  } catch (error) {
    if (!isDatabaseAway(error)) throw error;
    return await auth.api.getSession({ headers });
  }
}

/**
 * The member that a person is in the organisation that they have open. Missing rows of a membership
 * are made on the way.
 *
 * @returns null where they belong to none
 */
export async function findMember(
  kit: Pick<Kit, "db" | "authClient">,
  user: Pick<SignedInUser, "id" | "tenantId">,
): Promise<SignedInMember | null> {
  const { tenantId } = user;
  if (tenantId === null) return null;
  const found = await readMember(kit, tenantId, user.id);
  if (found) return found;
  const belongs = await ensureMembership(kit, { userId: user.id, tenantId });
  return belongs ? await readMember(kit, tenantId, user.id) : null;
}

async function readMember(
  kit: Pick<Kit, "db">,
  tenantId: string,
  userId: string,
): Promise<SignedInMember | null> {
  return await kit.db.unit(tenantId, async (tx) => {
    const member = await tx.member.findUnique({
      where: { tenantId_userId: { tenantId, userId } },
      include: { resource: { select: { timeZone: true } } },
    });
    if (!member) return null;
    const timeZone =
      member.resource?.timeZone ??
      (await tx.tenant.findUniqueOrThrow({ where: { tenantId }, select: { timeZone: true } }))
        .timeZone;
    return {
      tenantId,
      id: member.id,
      userId,
      name: member.name,
      email: member.email,
      locale: member.locale,
      timeZone,
      resourceId: member.resourceId,
      atsRole: member.atsRole,
      servicesRole: member.servicesRole,
    };
  });
}
