import type { Prisma } from "@convene/prisma";

/** Whose time can be given to clients: in use and, for a member, still with a role in this app. */
export const bookableHost = {
  active: true,
  OR: [{ member: null }, { member: { servicesRole: { not: null } } }],
} satisfies Prisma.ResourceWhereInput;
