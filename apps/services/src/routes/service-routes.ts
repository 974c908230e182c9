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
import { explainSlot } from "../use-cases/explain-slot.ts";
import { findSlots } from "../use-cases/find-slots.ts";
import { listPeople } from "../use-cases/list-people.ts";
import { listAllServices, listServices } from "../use-cases/list-services.ts";
import { orderServices } from "../use-cases/order-services.ts";
import { removeService } from "../use-cases/remove-service.ts";
import { saveService } from "../use-cases/save-service.ts";
import { MANAGERS } from "./resource-rights.ts";
import { explainInput, explanationSchema, slotsQuery, slotsSchema } from "./schemas.ts";
import {
  changedServiceInput,
  managedServiceSchema,
  orderInput,
  peopleSchema,
  removedServiceSchema,
  serviceInput,
} from "./service-schemas.ts";
import { toManagedService } from "./service-views.ts";
import { toExplanation, toSlots } from "./views.ts";

/** Services, who gives them, and their times for staff. */
export function serviceRoutes(kit: Kit) {
  const middleware = requireMember(kit);

  const list = createRoute({
    method: "get",
    path: "/services",
    tags: ["Services"],
    summary: "The services that can be booked, and who gives them",
    middleware,
    responses: {
      200: {
        description: "In the organisation's own order",
        content: json(z.object({ items: z.array(managedServiceSchema) })),
      },
      ...problemResponses(401, 403),
    },
  });

  const listAll = createRoute({
    method: "get",
    path: "/services/all",
    tags: ["Services"],
    summary: "All services, those that are hidden or that nobody gives too",
    middleware: requireMember(kit, MANAGERS),
    responses: {
      200: {
        description: "In the organisation's own order",
        content: json(z.object({ items: z.array(managedServiceSchema) })),
      },
      ...problemResponses(401, 403),
    },
  });

  const people = createRoute({
    method: "get",
    path: "/people",
    tags: ["Services"],
    summary: "Who could give a service",
    middleware,
    responses: {
      200: { description: "By name", content: json(peopleSchema) },
      ...problemResponses(401, 403),
    },
  });

  const managers = requireMember(kit, MANAGERS);
  const saved = { content: json(managedServiceSchema) };
  const service = { content: json(serviceInput), required: true };

  const offer = createRoute({
    method: "post",
    path: "/services",
    tags: ["Services"],
    summary: "Offer a new service",
    middleware: managers,
    request: { body: service },
    responses: {
      201: { description: "It can be booked", ...saved },
      ...problemResponses(400, 401, 403, 404),
    },
  });

  const change = createRoute({
    method: "put",
    path: "/services/{id}",
    tags: ["Services"],
    summary: "Change a service; appointments that were made keep what was agreed",
    middleware: managers,
    request: {
      params: idParams,
      body: { content: json(changedServiceInput), required: true },
    },
    responses: {
      200: { description: "As it is now", ...saved },
      ...problemResponses(400, 401, 403, 404, 409),
    },
  });

  const order = createRoute({
    method: "post",
    path: "/services/order",
    tags: ["Services"],
    summary: "Put the services into an order, for clients too",
    middleware: managers,
    request: { body: { content: json(orderInput), required: true } },
    responses: { 204: { description: "In that order" }, ...problemResponses(400, 401, 403) },
  });

  const remove = createRoute({
    method: "delete",
    path: "/services/{id}",
    tags: ["Services"],
    summary: "Delete a service that was never used; hide one that was",
    middleware: managers,
    request: { params: idParams },
    responses: {
      200: { description: "What became of it", content: json(removedServiceSchema) },
      ...problemResponses(401, 403, 404),
    },
  });

  const slots = createRoute({
    method: "get",
    path: "/slots",
    tags: ["Services"],
    summary: "The times of a service for staff: without notice and horizon",
    middleware,
    request: { query: slotsQuery },
    responses: {
      200: { description: "Ascending", content: json(slotsSchema) },
      ...problemResponses(400, 401, 403, 404),
    },
  });

  const explain = createRoute({
    method: "post",
    path: "/explain",
    tags: ["Services"],
    summary: "Why clients can or cannot book a time, person by person",
    middleware,
    request: { body: { content: json(explainInput), required: true } },
    responses: {
      200: { description: "All reasons at once", content: json(explanationSchema) },
      ...problemResponses(400, 401, 403, 404),
    },
  });

  return createRouter()
    .openapi(list, async (c) => {
      const entries = await inUnit(kit, c.var.member.tenantId, listServices);
      return c.json({ items: entries.map(toManagedService) }, 200);
    })
    .openapi(listAll, async (c) => {
      const entries = await inUnit(kit, c.var.member.tenantId, listAllServices);
      return c.json({ items: entries.map(toManagedService) }, 200);
    })
    .openapi(people, async (c) => {
      const people = await inUnit(kit, c.var.member.tenantId, listPeople);
      const items = people.map((person) => ({ ...person, schedules: [...person.schedules] }));
      return c.json({ items }, 200);
    })
    .openapi(offer, async (c) => {
      const details = c.req.valid("json");
      const entry = await inUnit(kit, c.var.member.tenantId, (work) => saveService(work, details));
      return c.json(toManagedService(entry), 201);
    })
    .openapi(change, async (c) => {
      const { id } = c.req.valid("param");
      const { revision, ...details } = c.req.valid("json");
      const entry = await inUnit(kit, c.var.member.tenantId, (work) =>
        saveService(work, details, { id, revision }),
      );
      return c.json(toManagedService(entry), 200);
    })
    .openapi(order, async (c) => {
      const { ids } = c.req.valid("json");
      await inUnit(kit, c.var.member.tenantId, (work) => orderServices(work, ids));
      return c.body(null, 204);
    })
    .openapi(remove, async (c) => {
      const { id } = c.req.valid("param");
      const outcome = await inUnit(kit, c.var.member.tenantId, (work) => removeService(work, id));
      return c.json({ outcome }, 200);
    })
    .openapi(slots, async (c) => {
      const { from, to, ...of } = c.req.valid("query");
      const found = await inUnit(kit, c.var.member.tenantId, (work) =>
        findSlots(work, { of, range: { start: from, end: to }, audience: "staff" }),
      );
      return c.json(toSlots(found), 200);
    })
    .openapi(explain, async (c) => {
      const { start, ...of } = c.req.valid("json");
      const explained = await inUnit(kit, c.var.member.tenantId, (work) =>
        explainSlot(work, { of, start, audience: "client" }),
      );
      return c.json(toExplanation(explained), 200);
    });
}
