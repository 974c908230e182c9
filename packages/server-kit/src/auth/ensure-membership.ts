import type { AuthClient, Database, Transaction } from "@convene/prisma";
import { uuidv7 } from "uuidv7";
import { FOUNDER_ROLES, invitedRoles, type MemberRoles } from "./member-roles.ts";
import { organisationSettings } from "./organisation-settings.ts";

interface Stores {
  readonly db: Database;
  readonly authClient: AuthClient;
}

const WORKDAY = [["09:00", "17:00"]];
const OFFICE_HOURS = { mon: WORKDAY, tue: WORKDAY, wed: WORKDAY, thu: WORKDAY, fri: WORKDAY };

/**
 * Makes what a person needs to work in an organisation that they belong to: the tenant, their
 * member's row with its roles, their resource and its default schedule. What is there already is left
 * as it is, so it may be called at any time; the sign-in library's rows and ours are written by two
 * connections, and this mends what a crash between them left out.
 *
 * @returns false when the person does not belong to the organisation
 */
export async function ensureMembership(
  { db, authClient }: Stores,
  { userId, tenantId }: { readonly userId: string; readonly tenantId: string },
): Promise<boolean> {
  const membership = await authClient.organizationMember.findUnique({
    where: { organizationId_userId: { organizationId: tenantId, userId } },
    include: { organization: true, user: true },
  });
  if (!membership) return false;
  const { organization, user } = membership;
  const roles = await rolesOf(authClient, membership.role, tenantId, user.email);

  await db.unit(tenantId, async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`membership ${tenantId}`}, 0))`;
    const tenant = await tx.tenant.upsert({
      where: { tenantId },
      create: {
        tenantId,
        name: organization.name,
        timeZone: organisationSettings(organization.metadata).timeZone,
      },
      update: {},
      select: { timeZone: true },
    });
    const member = await tx.member.findUnique({
      where: { tenantId_userId: { tenantId, userId } },
      select: { id: true },
    });
    if (member) return;
    const resourceId = await createResource(tx, tenantId, user.name, tenant.timeZone);
    await tx.member.create({
      data: { tenantId, userId, name: user.name, email: user.email, resourceId, ...roles },
      select: { id: true },
    });
  });
  return true;
}

/** The founder's roles, or those of the invitation that was accepted. */
async function rolesOf(
  authClient: AuthClient,
  membershipRole: string,
  organizationId: string,
  email: string,
): Promise<MemberRoles> {
  if (membershipRole === "owner") return FOUNDER_ROLES;
  const invitation = await authClient.invitation.findFirst({
    where: { organizationId, email: email.toLowerCase(), status: "accepted" },
    orderBy: { createdAt: "desc" },
    select: { atsRole: true, servicesRole: true },
  });
  return invitation ? invitedRoles(invitation) : { atsRole: null, servicesRole: null };
}

async function createResource(
  tx: Transaction,
  tenantId: string,
  name: string,
  timeZone: string,
): Promise<string> {
  const id = uuidv7();
  await tx.resource.create({
    data: { tenantId, id, kind: "person", name, timeZone },
    select: { id: true },
  });
  await tx.schedule.create({
    data: {
      tenantId,
      resourceId: id,
      name: "Working hours",
      isDefault: true,
      weeklyHours: OFFICE_HOURS,
    },
    select: { id: true },
  });
  return id;
}
