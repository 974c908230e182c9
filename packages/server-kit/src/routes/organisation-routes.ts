import { createRoute, z } from "@hono/zod-openapi";
import { chooseSlug, isReservedSlug, SLUG } from "../auth/choose-slug.ts";
import type { OrganisationSettings } from "../auth/organisation-settings.ts";
import { refuseWithProblem } from "../auth/refuse-with-problem.ts";
import { createRouter } from "../http/create-router.ts";
import { requireUser } from "../http/require-member.ts";
import { json, timeZoneSchema } from "../http/schemas.ts";
import type { Kit } from "../kit.ts";
import { ProblemError } from "../problem/problem-error.ts";
import { problemResponses } from "../problem/problem-responses.ts";
import { idParams, organisationLinkSchema } from "./schemas.ts";

const newOrganisationSchema = z
  .object({
    name: z.string().trim().min(1).max(120),
    slug: z
      .string()
      .regex(SLUG, "2 to 40 letters, digits and hyphens")
      .optional()
      .openapi({ description: "Its public address; made from the name where it is left out" }),
    timeZone: timeZoneSchema,
  })
  .openapi("NewOrganisation");

export function organisationRoutes(kit: Kit) {
  const createOrganisation = createRoute({
    method: "post",
    path: "/organisations",
    tags: ["Organisation"],
    summary: "Set up an organisation, and open it",
    middleware: requireUser(kit),
    request: {
      body: { required: true, content: json(newOrganisationSchema) },
    },
    responses: {
      201: {
        description: "Set up, with the person who asked as its administrator",
        content: json(organisationLinkSchema),
      },
      ...problemResponses(400, 401, 409),
    },
  });

  const activateOrganisation = createRoute({
    method: "post",
    path: "/organisations/{id}/activate",
    tags: ["Organisation"],
    summary: "Open another of one's organisations",
    middleware: requireUser(kit),
    request: { params: idParams },
    responses: {
      200: {
        description: "It is open now",
        content: json(organisationLinkSchema),
      },
      ...problemResponses(401, 404),
    },
  });

  return createRouter()
    .openapi(createOrganisation, async (c) => {
      const wanted = c.req.valid("json");
      const settings: OrganisationSettings = { timeZone: wanted.timeZone };
      const slug = wanted.slug ?? (await chooseSlug(kit.authClient, wanted.name));
      if (isReservedSlug(slug)) {
        throw new ProblemError(409, "SLUG_TAKEN", "That address is kept for the pages themselves");
      }
      const created = await refuseWithProblem(() =>
        kit.auth.api.createOrganization({
          headers: c.req.raw.headers,
          body: { name: wanted.name, slug, metadata: settings },
        }),
      );
      return c.json({ id: created.id, name: created.name, slug: created.slug }, 201);
    })
    .openapi(activateOrganisation, async (c) => {
      const organizationId = c.req.valid("param").id;
      const membership = await kit.authClient.organizationMember.findUnique({
        where: { organizationId_userId: { organizationId, userId: c.var.user.id } },
        select: { organization: { select: { id: true, name: true, slug: true } } },
      });
      if (!membership) {
        throw new ProblemError(404, "NOT_FOUND", "There is no such organisation");
      }
      await kit.auth.api.setActiveOrganization({
        headers: c.req.raw.headers,
        body: { organizationId },
      });
      return c.json(membership.organization, 200);
    });
}

/** @throws UnknownTimeZoneError */
