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
import { listPlans } from "../panels/read-plans.ts";
import { removePlan, savePlan } from "../panels/save-plan.ts";
import { changedPlanInput, planInput, planSchema } from "./plan-schemas.ts";
import { toPlan } from "./plan-views.ts";
import { removedSchema } from "./template-schemas.ts";

const tags = ["Interview setup"];

/** Several interviews that belong together. Who schedules reads plans, who recruits edits them. */
export function planRoutes(kit: Kit) {
  const schedulers = requireMember(kit, SCHEDULING_ROLES);
  const recruiters = requireMember(kit, RECRUITING_ROLES);
  const saved = { description: "As it is now", content: json(planSchema) };

  const list = createRoute({
    method: "get",
    path: "/plans",
    tags,
    summary: "All plans of several interviews, those that are not in use any more too",
    middleware: schedulers,
    responses: {
      200: {
        description: "By name",
        content: json(z.object({ items: z.array(planSchema) })),
      },
      ...problemResponses(401, 403),
    },
  });

  const add = createRoute({
    method: "post",
    path: "/plans",
    tags,
    summary: "Make a plan",
    middleware: recruiters,
    request: { body: { content: json(planInput), required: true } },
    responses: { 201: saved, ...problemResponses(400, 401, 403, 404) },
  });

  const change = createRoute({
    method: "put",
    path: "/plans/{id}",
    tags,
    summary: "Change a plan; interviews that were made by it keep what was agreed",
    middleware: recruiters,
    request: { params: idParams, body: { content: json(changedPlanInput), required: true } },
    responses: { 200: saved, ...problemResponses(400, 401, 403, 404, 409) },
  });

  const remove = createRoute({
    method: "delete",
    path: "/plans/{id}",
    tags,
    summary: "Delete a plan that was never used; take one out of use that was",
    middleware: requireMember(kit, ["admin"]),
    request: { params: idParams },
    responses: {
      200: { description: "What became of it", content: json(removedSchema) },
      ...problemResponses(401, 403, 404),
    },
  });

  return createRouter()
    .openapi(list, async (c) => {
      const entries = await inUnit(kit, c.var.member.tenantId, listPlans);
      return c.json({ items: entries.map(toPlan) }, 200);
    })
    .openapi(add, async (c) => {
      const details = c.req.valid("json");
      const entry = await inUnit(kit, c.var.member.tenantId, (work) => savePlan(work, details));
      return c.json(toPlan(entry), 201);
    })
    .openapi(change, async (c) => {
      const { id } = c.req.valid("param");
      const { revision, ...details } = c.req.valid("json");
      const entry = await inUnit(kit, c.var.member.tenantId, (work) =>
        savePlan(work, details, { id, revision }),
      );
      return c.json(toPlan(entry), 200);
    })
    .openapi(remove, async (c) => {
      const { id } = c.req.valid("param");
      const outcome = await inUnit(kit, c.var.member.tenantId, (work) => removePlan(work, id));
      return c.json({ outcome }, 200);
    });
}
