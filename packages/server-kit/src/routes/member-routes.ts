import type { Transaction } from "@convene/prisma";
import { createRoute, z } from "@hono/zod-openapi";
import { isAdministrator, type MemberRoles, organisationRole } from "../auth/member-roles.ts";
import { createRouter } from "../http/create-router.ts";
import { requireMember, requireMemberWho } from "../http/require-member.ts";
import { json } from "../http/schemas.ts";
import type { Kit } from "../kit.ts";
import { ProblemError } from "../problem/problem-error.ts";
import { problemResponses } from "../problem/problem-responses.ts";
import { idParams, rolesSchema } from "./schemas.ts";

const colleagueSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    email: z.string(),
    resourceId: z.uuid().nullable(),
    ...rolesSchema.shape,
  })
  .openapi("Member");

const COLLEAGUE = {
  id: true,
  name: true,
  email: true,
  resourceId: true,
  atsRole: true,
  servicesRole: true,
} as const;

export function memberRoutes(kit: Kit) {
  const listMembers = createRoute({
    method: "get",
    path: "/members",
    tags: ["Organisation"],
    summary: "Who belongs to the open organisation",
    middleware: requireMember(kit),
    responses: {
      200: {
        description: "All members, by name",
        content: json(z.array(colleagueSchema)),
      },
      ...problemResponses(401, 403),
    },
  });

  const changeMember = createRoute({
    method: "patch",
    path: "/members/{id}",
    tags: ["Organisation"],
    summary: "Change a member's roles",
    middleware: requireMemberWho(kit, isAdministrator),
    request: {
      params: idParams,
      body: { required: true, content: json(rolesSchema) },
    },
    responses: {
      200: {
        description: "The member as they are now",
        content: json(colleagueSchema),
      },
      ...problemResponses(400, 401, 403, 404, 409),
    },
  });

  return createRouter()
    .openapi(listMembers, async (c) => {
      const members = await kit.db.unit(c.var.member.tenantId, (tx) =>
        tx.member.findMany({ select: COLLEAGUE, orderBy: [{ name: "asc" }, { id: "asc" }] }),
      );
      return c.json(members, 200);
    })
    .openapi(changeMember, async (c) => {
      const { tenantId } = c.var.member;
      const { id } = c.req.valid("param");
      const { userId, ...changed } = await kit.db.unit(tenantId, (tx) =>
        changeRoles(tx, { tenantId, id, roles: c.req.valid("json") }),
      );
      await kit.authClient.organizationMember.updateMany({
        where: { organizationId: tenantId, userId, role: { not: "owner" } },
        data: { role: organisationRole(changed) },
      });
      return c.json(changed, 200);
    });
}

async function changeRoles(
  tx: Transaction,
  { tenantId, id, roles }: { tenantId: string; id: string; roles: MemberRoles },
) {
  // Two administrators must not take each other's rights at the same moment.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`membership ${tenantId}`}, 0))`;
  const where = { tenantId_id: { tenantId, id } };
  const member = await tx.member.findUnique({ where, select: { id: true } });
  if (!member) throw new ProblemError(404, "NOT_FOUND", "There is no such member");
  const changed = await tx.member.update({
    where,
    data: { atsRole: roles.atsRole, servicesRole: roles.servicesRole },
    select: { ...COLLEAGUE, userId: true },
  });
  const administrators = await tx.member.count({
    where: { OR: [{ atsRole: "admin" }, { servicesRole: "owner" }] },
  });
  if (administrators === 0) {
    throw new ProblemError(409, "LAST_ADMINISTRATOR", "Somebody must look after the organisation");
  }
  return changed;
}
