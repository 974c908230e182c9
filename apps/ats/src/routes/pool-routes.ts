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
import { listPools } from "../panels/read-pools.ts";
import { removePool, savePool } from "../panels/save-pool.ts";
import { changedPoolInput, poolInput, poolSchema } from "./pool-schemas.ts";
import { toPool } from "./pool-views.ts";
import { removedSchema } from "./template-schemas.ts";

const tags = ["Interview setup"];

/** Interviewers who can stand in for each other. Who schedules reads pools, who recruits edits them. */
export function poolRoutes(kit: Kit) {
  const schedulers = requireMember(kit, SCHEDULING_ROLES);
  const recruiters = requireMember(kit, RECRUITING_ROLES);
  const saved = { description: "As it is now", content: json(poolSchema) };

  const list = createRoute({
    method: "get",
    path: "/pools",
    tags,
    summary: "All pools of interviewers, those that are not in use any more too",
    middleware: schedulers,
    responses: {
      200: {
        description: "By name",
        content: json(z.object({ items: z.array(poolSchema) })),
      },
      ...problemResponses(401, 403),
    },
  });

  const add = createRoute({
    method: "post",
    path: "/pools",
    tags,
    summary: "Make a pool",
    middleware: recruiters,
    request: { body: { content: json(poolInput), required: true } },
    responses: { 201: saved, ...problemResponses(400, 401, 403, 404) },
  });

  const change = createRoute({
    method: "put",
    path: "/pools/{id}",
    tags,
    summary: "Change a pool; interviews that were made by it keep what was agreed",
    middleware: recruiters,
    request: { params: idParams, body: { content: json(changedPoolInput), required: true } },
    responses: { 200: saved, ...problemResponses(400, 401, 403, 404, 409) },
  });

  const remove = createRoute({
    method: "delete",
    path: "/pools/{id}",
    tags,
    summary: "Delete a pool that was never used; take one out of use that was",
    middleware: requireMember(kit, ["admin"]),
    request: { params: idParams },
    responses: {
      200: { description: "What became of it", content: json(removedSchema) },
      ...problemResponses(401, 403, 404),
    },
  });

  return createRouter()
    .openapi(list, async (c) => {
      const entries = await inUnit(kit, c.var.member.tenantId, listPools);
      return c.json({ items: entries.map(toPool) }, 200);
    })
    .openapi(add, async (c) => {
      const details = c.req.valid("json");
      const entry = await inUnit(kit, c.var.member.tenantId, (work) => savePool(work, details));
      return c.json(toPool(entry), 201);
    })
    .openapi(change, async (c) => {
      const { id } = c.req.valid("param");
      const { revision, ...details } = c.req.valid("json");
      const entry = await inUnit(kit, c.var.member.tenantId, (work) =>
        savePool(work, details, { id, revision }),
      );
      return c.json(toPool(entry), 200);
    })
    .openapi(remove, async (c) => {
      const { id } = c.req.valid("param");
      const outcome = await inUnit(kit, c.var.member.tenantId, (work) => removePool(work, id));
      return c.json({ outcome }, 200);
    });
}
