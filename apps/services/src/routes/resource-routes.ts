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
import { listResources } from "../use-cases/list-resources.ts";
import { listUpcoming } from "../use-cases/list-upcoming.ts";
import { makeBookable } from "../use-cases/make-bookable.ts";
import { addResource, saveResource } from "../use-cases/save-resource.ts";
import { isManager, MANAGERS, requireOwnTime } from "./resource-rights.ts";
import {
  newResourceInput,
  resourceInput,
  resourceSchema,
  resourcesSchema,
  upcomingQuery,
  upcomingSchema,
} from "./resource-schemas.ts";
import { toResource, toUpcoming } from "./resource-views.ts";

const tags = ["Working hours and rooms"];

/** People, rooms and devices: whatever has time that can be booked. */
export function resourceRoutes(kit: Kit) {
  const middleware = requireMember(kit);
  const managers = requireMember(kit, MANAGERS);
  const saved = { description: "As it is now", content: json(resourceSchema) };

  const list = createRoute({
    method: "get",
    path: "/resources",
    tags,
    summary: "People, rooms and devices with their schedules; staff see themselves only",
    middleware,
    responses: {
      200: { description: "People, rooms, devices; by name", content: json(resourcesSchema) },
      ...problemResponses(401, 403),
    },
  });

  const add = createRoute({
    method: "post",
    path: "/resources",
    tags,
    summary: "Set up a room or device, or make a member bookable",
    middleware: managers,
    request: { body: { content: json(newResourceInput), required: true } },
    responses: { 201: saved, ...problemResponses(400, 401, 403, 404) },
  });

  const change = createRoute({
    method: "put",
    path: "/resources/{id}",
    tags,
    summary: "Change it, or take it out of use; what is booked stays booked",
    middleware: managers,
    request: { params: idParams, body: { content: json(resourceInput), required: true } },
    responses: { 200: saved, ...problemResponses(400, 401, 403, 404, 409) },
  });

  const upcoming = createRoute({
    method: "get",
    path: "/resources/{id}/upcoming",
    tags,
    summary: "What would be touched if it were not there: all that is to come, or a range's",
    middleware,
    request: { params: idParams, query: upcomingQuery },
    responses: {
      200: { description: "By start", content: json(upcomingSchema) },
      ...problemResponses(400, 401, 403, 404),
    },
  });

  return createRouter()
    .openapi(list, async (c) => {
      const { member } = c.var;
      const { resources, unbookable } = await inUnit(kit, member.tenantId, listResources);
      const shown = isManager(member)
        ? resources
        : resources.filter(({ resource }) => resource.id === member.resourceId);
      const others = isManager(member) ? [...unbookable] : [];
      return c.json({ items: shown.map(toResource), unbookable: others }, 200);
    })
    .openapi(add, async (c) => {
      const wanted = c.req.valid("json");
      const entry = await inUnit(kit, c.var.member.tenantId, (work) =>
        wanted.kind === "person" ? makeBookable(work, wanted.memberId) : addResource(work, wanted),
      );
      return c.json(toResource(entry), 201);
    })
    .openapi(change, async (c) => {
      const { id } = c.req.valid("param");
      const details = c.req.valid("json");
      const entry = await inUnit(kit, c.var.member.tenantId, (work) =>
        saveResource(work, id, details),
      );
      return c.json(toResource(entry), 200);
    })
    .openapi(upcoming, async (c) => {
      const { id: resourceId } = c.req.valid("param");
      requireOwnTime(c.var.member, resourceId);
      const { from, to } = c.req.valid("query");
      const range = from && to && { start: from, end: to };
      const found = await inUnit(kit, c.var.member.tenantId, (work) =>
        listUpcoming(work, { resourceId, range }),
      );
      return c.json(toUpcoming(found), 200);
    });
}
