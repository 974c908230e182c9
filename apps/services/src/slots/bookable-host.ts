import { Prisma } from "@convene/prisma";

/** Whose time can be given to clients: in use and, for a member, still with a role in this app. */
export const bookableHost = {
  active: true,
  OR: [{ member: null }, { member: { servicesRole: { not: null } } }],
} satisfies Prisma.ResourceWhereInput;

/** The same of a `resource`, in SQL. */
export const isBookableHost = Prisma.sql`resource.active AND NOT EXISTS (
  SELECT FROM member WHERE member.tenant_id = resource.tenant_id
    AND member.resource_id = resource.id AND member.services_role IS NULL)`;
