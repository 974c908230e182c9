import { createRoute, z } from "@hono/zod-openapi";
import { invitationLink } from "../auth/create-auth.ts";
import { invitedRoles, isAdministrator, organisationRole } from "../auth/member-roles.ts";
import { refuseWithProblem } from "../auth/refuse-with-problem.ts";
import { createRouter } from "../http/create-router.ts";
import { rateLimit } from "../http/rate-limit.ts";
import { requireMemberWho, requireUser } from "../http/require-member.ts";
import { json } from "../http/schemas.ts";
import type { Kit } from "../kit.ts";
import { ProblemError } from "../problem/problem-error.ts";
import { problemResponses } from "../problem/problem-responses.ts";
import { idParams, organisationLinkSchema, rolesSchema } from "./schemas.ts";

const invitationSchema = z
  .object({
    id: z.uuid(),
    email: z.string(),
    ...rolesSchema.shape,
    expiresAt: z.iso.datetime(),
    url: z.url().openapi({ description: "The link to accept it, as the invited person gets it" }),
  })
  .openapi("Invitation");

const newInvitationSchema = rolesSchema
  .extend({ email: z.email().max(254).toLowerCase() })
  .refine((roles) => roles.atsRole !== null || roles.servicesRole !== null, {
    message: "A role in at least one of the apps",
    path: ["atsRole"],
  })
  .openapi("NewInvitation");

const openInvitationSchema = z
  .object({ id: z.uuid(), organisation: z.object({ name: z.string() }), email: z.string() })
  .openapi("OpenInvitation");

const INVITATION = {
  id: true,
  email: true,
  atsRole: true,
  servicesRole: true,
  expiresAt: true,
} as const;

interface InvitationRow {
  readonly id: string;
  readonly email: string;
  readonly atsRole: string | null;
  readonly servicesRole: string | null;
  readonly expiresAt: Date;
}

export function invitationRoutes(kit: Kit) {
  const administrators = requireMemberWho(kit, isAdministrator);

  const listInvitations = createRoute({
    method: "get",
    path: "/invitations",
    tags: ["Organisation"],
    summary: "Invitations that nobody answered yet",
    middleware: administrators,
    responses: {
      200: {
        description: "The latest first",
        content: json(z.array(invitationSchema)),
      },
      ...problemResponses(401, 403),
    },
  });

  const invite = createRoute({
    method: "post",
    path: "/invitations",
    tags: ["Organisation"],
    summary: "Invite somebody; an earlier invitation of the same address ends",
    middleware: administrators,
    request: {
      body: { required: true, content: json(newInvitationSchema) },
    },
    responses: {
      201: {
        description: "Invited",
        content: json(invitationSchema),
      },
      ...problemResponses(400, 401, 403, 409),
    },
  });

  const withdrawInvitation = createRoute({
    method: "delete",
    path: "/invitations/{id}",
    tags: ["Organisation"],
    summary: "Withdraw an invitation",
    middleware: administrators,
    request: { params: idParams },
    responses: { 204: { description: "Withdrawn" }, ...problemResponses(401, 403, 404) },
  });

  const showInvitation = createRoute({
    method: "get",
    path: "/invitations/{id}",
    tags: ["Sign-in"],
    summary: "What an invitation is to; for whoever has its link",
    middleware: rateLimit(kit, "public"),
    request: { params: idParams },
    responses: {
      200: {
        description: "It can be accepted",
        content: json(openInvitationSchema),
      },
      ...problemResponses(404, 429),
    },
  });

  const acceptInvitation = createRoute({
    method: "post",
    path: "/invitations/{id}/accept",
    tags: ["Sign-in"],
    summary: "Join the organisation, and open it",
    middleware: requireUser(kit),
    request: { params: idParams },
    responses: {
      200: {
        description: "Joined",
        content: json(organisationLinkSchema),
      },
      ...problemResponses(401, 403, 404),
    },
  });

  const present = (row: InvitationRow): z.infer<typeof invitationSchema> => ({
    id: row.id,
    email: row.email,
    ...invitedRoles(row),
    expiresAt: row.expiresAt.toISOString(),
    url: invitationLink(kit.env, kit.product, row),
  });

  return createRouter()
    .openapi(listInvitations, async (c) => {
      const rows = await kit.authClient.invitation.findMany({
        where: {
          organizationId: c.var.member.tenantId,
          status: "pending",
          expiresAt: { gt: new Date() }, // the sign-in library judges by the real clock
        },
        orderBy: { id: "desc" },
        select: INVITATION,
      });
      return c.json(rows.map(present), 200);
    })
    .openapi(invite, async (c) => {
      const { email, atsRole, servicesRole } = c.req.valid("json");
      const { id } = await refuseWithProblem(() =>
        kit.auth.api.createInvitation({
          headers: c.req.raw.headers,
          body: {
            email,
            role: organisationRole({ atsRole, servicesRole }),
            organizationId: c.var.member.tenantId,
            ...(atsRole && { atsRole }),
            ...(servicesRole && { servicesRole }),
          },
        }),
      );
      const row = await kit.authClient.invitation.findUniqueOrThrow({
        where: { id },
        select: INVITATION,
      });
      return c.json(present(row), 201);
    })
    .openapi(withdrawInvitation, async (c) => {
      const { count } = await kit.authClient.invitation.updateMany({
        where: {
          id: c.req.valid("param").id,
          organizationId: c.var.member.tenantId,
          status: "pending",
        },
        data: { status: "canceled" }, // the library's spelling
      });
      if (count === 0) throw invitationNotFound();
      return c.body(null, 204);
    })
    .openapi(showInvitation, async (c) => {
      const row = await kit.authClient.invitation.findFirst({
        where: { id: c.req.valid("param").id, status: "pending", expiresAt: { gt: new Date() } },
        select: { id: true, email: true, organization: { select: { name: true } } },
      });
      if (!row) throw invitationNotFound();
      return c.json(
        { id: row.id, email: row.email, organisation: { name: row.organization.name } },
        200,
      );
    })
    .openapi(acceptInvitation, async (c) => {
      const { id } = c.req.valid("param");
      const { member } = await refuseWithProblem(() =>
        kit.auth.api.acceptInvitation({
          headers: c.req.raw.headers,
          body: { invitationId: id },
        }),
      );
      const organisation = await kit.authClient.organization.findUniqueOrThrow({
        where: { id: member.organizationId },
        select: { id: true, name: true, slug: true },
      });
      return c.json(organisation, 200);
    });
}

function invitationNotFound(): ProblemError {
  return new ProblemError(404, "NOT_FOUND", "There is no such invitation, or it has ended");
}
