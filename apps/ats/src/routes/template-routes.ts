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
import { listRooms } from "../panels/list-rooms.ts";
import { listTemplates } from "../panels/read-templates.ts";
import { removeTemplate } from "../panels/remove-template.ts";
import { saveTemplate } from "../panels/save-template.ts";
import {
  changedTemplateInput,
  removedSchema,
  roomSchema,
  templateInput,
  templateSchema,
} from "./template-schemas.ts";
import { toTemplate } from "./template-views.ts";

const tags = ["Interview setup"];

/** What interviews are made from. Who schedules reads templates, who recruits edits them. */
export function templateRoutes(kit: Kit) {
  const schedulers = requireMember(kit, SCHEDULING_ROLES);
  const recruiters = requireMember(kit, RECRUITING_ROLES);
  const saved = { description: "As it is now", content: json(templateSchema) };

  const list = createRoute({
    method: "get",
    path: "/templates",
    tags,
    summary: "All interview templates, those that are not in use any more too",
    middleware: schedulers,
    responses: {
      200: {
        description: "By name",
        content: json(z.object({ items: z.array(templateSchema) })),
      },
      ...problemResponses(401, 403),
    },
  });

  const rooms = createRoute({
    method: "get",
    path: "/rooms",
    tags,
    summary: "The rooms that interviews can be in",
    middleware: schedulers,
    responses: {
      200: { description: "By name", content: json(z.object({ items: z.array(roomSchema) })) },
      ...problemResponses(401, 403),
    },
  });

  const add = createRoute({
    method: "post",
    path: "/templates",
    tags,
    summary: "Make an interview template",
    middleware: recruiters,
    request: { body: { content: json(templateInput), required: true } },
    responses: { 201: saved, ...problemResponses(400, 401, 403, 404) },
  });

  const change = createRoute({
    method: "put",
    path: "/templates/{id}",
    tags,
    summary: "Change a template; interviews that were made from it keep what was agreed",
    middleware: recruiters,
    request: { params: idParams, body: { content: json(changedTemplateInput), required: true } },
    responses: { 200: saved, ...problemResponses(400, 401, 403, 404, 409) },
  });

  const remove = createRoute({
    method: "delete",
    path: "/templates/{id}",
    tags,
    summary: "Delete a template that was never used; take one out of use that was",
    middleware: requireMember(kit, ["admin"]),
    request: { params: idParams },
    responses: {
      200: { description: "What became of it", content: json(removedSchema) },
      ...problemResponses(401, 403, 404),
    },
  });

  return createRouter()
    .openapi(list, async (c) => {
      const entries = await inUnit(kit, c.var.member.tenantId, listTemplates);
      return c.json({ items: entries.map(toTemplate) }, 200);
    })
    .openapi(rooms, async (c) => {
      const items = await inUnit(kit, c.var.member.tenantId, listRooms);
      return c.json({ items }, 200);
    })
    .openapi(add, async (c) => {
      const details = c.req.valid("json");
      const entry = await inUnit(kit, c.var.member.tenantId, (work) => saveTemplate(work, details));
      return c.json(toTemplate(entry), 201);
    })
    .openapi(change, async (c) => {
      const { id } = c.req.valid("param");
      const { revision, ...details } = c.req.valid("json");
      const entry = await inUnit(kit, c.var.member.tenantId, (work) =>
        saveTemplate(work, details, { id, revision }),
      );
      return c.json(toTemplate(entry), 200);
    })
    .openapi(remove, async (c) => {
      const { id } = c.req.valid("param");
      const outcome = await inUnit(kit, c.var.member.tenantId, (work) => removeTemplate(work, id));
      return c.json({ outcome }, 200);
    });
}
