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
import { listTimeOff } from "../use-cases/list-time-off.ts";
import {
  addTimeOff,
  changeTimeOff,
  removeTimeOff,
  resourceOfTimeOff,
} from "../use-cases/save-time-off.ts";
import { requireOwnTime } from "./resource-rights.ts";
import { toTimeOff } from "./resource-views.ts";
import { newTimeOffInput, timeOffInput, timeOffQuery, timeOffSchema } from "./time-off-schemas.ts";

const tags = ["Working hours and rooms"];

/** Days off, and time blocked by hand. Managers block everybody's, staff their own. */
export function timeOffRoutes(kit: Kit) {
  const middleware = requireMember(kit);
  const saved = { description: "As it is now", content: json(timeOffSchema) };

  const list = createRoute({
    method: "get",
    path: "/time-off",
    tags,
    summary: "When a person, room or device is off, from now on",
    middleware,
    request: { query: timeOffQuery },
    responses: {
      200: { description: "By start", content: json(z.object({ items: z.array(timeOffSchema) })) },
      ...problemResponses(400, 401, 403, 404),
    },
  });

  const add = createRoute({
    method: "post",
    path: "/time-off",
    tags,
    summary: "Block time; what is booked then stays booked",
    middleware,
    request: { body: { content: json(newTimeOffInput), required: true } },
    responses: { 201: saved, ...problemResponses(400, 401, 403, 404) },
  });

  const change = createRoute({
    method: "put",
    path: "/time-off/{id}",
    tags,
    summary: "Change when or why",
    middleware,
    request: { params: idParams, body: { content: json(timeOffInput), required: true } },
    responses: { 200: saved, ...problemResponses(400, 401, 403, 404) },
  });

  const remove = createRoute({
    method: "delete",
    path: "/time-off/{id}",
    tags,
    summary: "Give the time back",
    middleware,
    request: { params: idParams },
    responses: { 204: { description: "Gone" }, ...problemResponses(401, 403, 404) },
  });

  return createRouter()
    .openapi(list, async (c) => {
      const { resourceId } = c.req.valid("query");
      requireOwnTime(c.var.member, resourceId);
      const items = await inUnit(kit, c.var.member.tenantId, (work) =>
        listTimeOff(work, resourceId),
      );
      return c.json({ items: items.map(toTimeOff) }, 200);
    })
    .openapi(add, async (c) => {
      const { resourceId, ...details } = c.req.valid("json");
      requireOwnTime(c.var.member, resourceId);
      const timeOff = await inUnit(kit, c.var.member.tenantId, (work) =>
        addTimeOff(work, resourceId, details),
      );
      return c.json(toTimeOff(timeOff), 201);
    })
    .openapi(change, async (c) => {
      const { id } = c.req.valid("param");
      const details = c.req.valid("json");
      const timeOff = await inUnit(kit, c.var.member.tenantId, async (work) => {
        requireOwnTime(c.var.member, await resourceOfTimeOff(work.tx, id));
        return await changeTimeOff(work, id, details);
      });
      return c.json(toTimeOff(timeOff), 200);
    })
    .openapi(remove, async (c) => {
      const { id } = c.req.valid("param");
      await inUnit(kit, c.var.member.tenantId, async (work) => {
        requireOwnTime(c.var.member, await resourceOfTimeOff(work.tx, id));
        await removeTimeOff(work, id);
      });
      return c.body(null, 204);
    });
}
