import {
  createRouter,
  idParams,
  inUnit,
  json,
  type Kit,
  problemResponses,
  requireMember,
} from "@convene/server-kit";
import { createRoute } from "@hono/zod-openapi";
import { previewSchedule } from "../use-cases/preview-schedule.ts";
import { removeSchedule } from "../use-cases/remove-schedule.ts";
import { addSchedule, resourceOfSchedule, saveSchedule } from "../use-cases/save-schedule.ts";
import { requireOwnTime } from "./resource-rights.ts";
import { toPreview, toSchedule } from "./resource-views.ts";
import {
  changedScheduleInput,
  previewInput,
  previewSchema,
  scheduleInput,
  scheduleSchema,
} from "./schedule-schemas.ts";

const tags = ["Working hours and rooms"];

/** Working and opening hours. Managers set everybody's, staff their own. */
export function scheduleRoutes(kit: Kit) {
  const middleware = requireMember(kit);
  const saved = { description: "As it is now", content: json(scheduleSchema) };

  const add = createRoute({
    method: "post",
    path: "/resources/{id}/schedules",
    tags,
    summary: "Give a person, room or device a further schedule",
    middleware,
    request: { params: idParams, body: { content: json(scheduleInput), required: true } },
    responses: { 201: saved, ...problemResponses(400, 401, 403, 404) },
  });

  const preview = createRoute({
    method: "post",
    path: "/resources/{id}/schedules/preview",
    tags,
    summary: "What hours would mean before they are saved",
    description:
      "The times that clients would be offered, by the engine that will offer them, and what is booked and would lie outside the hours.",
    middleware,
    request: { params: idParams, body: { content: json(previewInput), required: true } },
    responses: {
      200: { description: "At most 62 days at once", content: json(previewSchema) },
      ...problemResponses(400, 401, 403, 404),
    },
  });

  const change = createRoute({
    method: "put",
    path: "/schedules/{id}",
    tags,
    summary: "Change a schedule; what is booked stays booked",
    middleware,
    request: { params: idParams, body: { content: json(changedScheduleInput), required: true } },
    responses: { 200: saved, ...problemResponses(400, 401, 403, 404, 409) },
  });

  const remove = createRoute({
    method: "delete",
    path: "/schedules/{id}",
    tags,
    summary: "Remove a schedule that nothing is given on",
    middleware,
    request: { params: idParams },
    responses: { 204: { description: "Gone" }, ...problemResponses(401, 403, 404, 409) },
  });

  return createRouter()
    .openapi(add, async (c) => {
      const { id } = c.req.valid("param");
      requireOwnTime(c.var.member, id);
      const details = c.req.valid("json");
      const entry = await inUnit(kit, c.var.member.tenantId, (work) =>
        addSchedule(work, id, details),
      );
      return c.json(toSchedule(entry), 201);
    })
    .openapi(preview, async (c) => {
      const { id: resourceId } = c.req.valid("param");
      requireOwnTime(c.var.member, resourceId);
      const { from, to, ...wanted } = c.req.valid("json");
      const range = { start: from, end: to };
      const found = await inUnit(kit, c.var.member.tenantId, (work) =>
        previewSchedule(work, { resourceId, ...wanted, range }),
      );
      return c.json(toPreview(found), 200);
    })
    .openapi(change, async (c) => {
      const { id } = c.req.valid("param");
      const details = c.req.valid("json");
      const entry = await inUnit(kit, c.var.member.tenantId, async (work) => {
        requireOwnTime(c.var.member, await resourceOfSchedule(work.tx, id));
        return await saveSchedule(work, id, details);
      });
      return c.json(toSchedule(entry), 200);
    })
    .openapi(remove, async (c) => {
      const { id } = c.req.valid("param");
      await inUnit(kit, c.var.member.tenantId, async (work) => {
        requireOwnTime(c.var.member, await resourceOfSchedule(work.tx, id));
        await removeSchedule(work, id);
      });
      return c.body(null, 204);
    });
}
