import {
  createRouter,
  idParams,
  inUnit,
  json,
  type Kit,
  problemResponses,
  requireMember,
} from "@convene/server-kit";
import { createRoute, z } from "@hono/zod-openapi";
import { RECRUITING_ROLES, SCHEDULING_ROLES } from "../domain/viewer.ts";
import { listOfferTemplates } from "../offers/read-offer-templates.ts";
import { removeOfferTemplate } from "../offers/remove-offer-template.ts";
import { saveOfferTemplate } from "../offers/save-offer-template.ts";
import {
  changedOfferTemplateInput,
  offerTemplateInput,
  offerTemplateSchema,
} from "./offer-schemas.ts";
import { toOfferTemplate } from "./offer-views.ts";

const tags = ["Offers"];

/** The letters that offers begin with. Who makes offers reads them, who recruits edits them. */
export function offerTemplateRoutes(kit: Kit) {
  const recruiters = requireMember(kit, RECRUITING_ROLES);
  const saved = { description: "As it is now", content: json(offerTemplateSchema) };

  const list = createRoute({
    method: "get",
    path: "/offer-templates",
    tags,
    summary: "All letters, those that are not in use any more too",
    middleware: requireMember(kit, SCHEDULING_ROLES),
    responses: {
      200: {
        description: "By name",
        content: json(z.object({ items: z.array(offerTemplateSchema) })),
      },
      ...problemResponses(401, 403),
    },
  });

  const add = createRoute({
    method: "post",
    path: "/offer-templates",
    tags,
    summary: "Write a letter that offers begin with",
    description: "Unknown placeholders are refused with UNKNOWN_PLACEHOLDERS and `placeholders`.",
    middleware: recruiters,
    request: { body: { content: json(offerTemplateInput), required: true } },
    responses: { 201: saved, ...problemResponses(400, 401, 403) },
  });

  const change = createRoute({
    method: "put",
    path: "/offer-templates/{id}",
    tags,
    summary: "Change a letter; offers that were made from it keep theirs",
    middleware: recruiters,
    request: {
      params: idParams,
      body: { content: json(changedOfferTemplateInput), required: true },
    },
    responses: { 200: saved, ...problemResponses(400, 401, 403, 404, 409) },
  });

  const remove = createRoute({
    method: "delete",
    path: "/offer-templates/{id}",
    tags,
    summary: "Delete a letter that was never used; take one out of use that was",
    middleware: requireMember(kit, ["admin"]),
    request: { params: idParams },
    responses: {
      200: {
        description: "What became of it",
        content: json(z.object({ outcome: z.enum(["deleted", "deactivated"]) })),
      },
      ...problemResponses(401, 403, 404),
    },
  });

  return createRouter()
    .openapi(list, async (c) => {
      const entries = await inUnit(kit, c.var.member.tenantId, listOfferTemplates);
      return c.json({ items: entries.map(toOfferTemplate) }, 200);
    })
    .openapi(add, async (c) => {
      const details = c.req.valid("json");
      const entry = await inUnit(kit, c.var.member.tenantId, (work) =>
        saveOfferTemplate(work, details),
      );
      return c.json(toOfferTemplate(entry), 201);
    })
    .openapi(change, async (c) => {
      const { id } = c.req.valid("param");
      const { revision, ...details } = c.req.valid("json");
      const entry = await inUnit(kit, c.var.member.tenantId, (work) =>
        saveOfferTemplate(work, details, { id, revision }),
      );
      return c.json(toOfferTemplate(entry), 200);
    })
    .openapi(remove, async (c) => {
      const { id } = c.req.valid("param");
      const outcome = await inUnit(kit, c.var.member.tenantId, (work) =>
        removeOfferTemplate(work, id),
      );
      return c.json({ outcome }, 200);
    });
}
