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
import { listClients } from "../use-cases/list-clients.ts";
import { listPeople } from "../use-cases/list-people.ts";
import { listServices } from "../use-cases/list-services.ts";
import { saveService } from "../use-cases/save-service.ts";
import {
  clientSchema,
  explainInput,
  explanationSchema,
  managedServiceSchema,
  peopleSchema,
  serviceInput,
  slotsQuery,
  slotsSchema,
} from "./schemas.ts";
import { toClient, toExplanation, toManagedService, toSlots } from "./views.ts";

const clientsQuery = z.object({
  search: z.string().trim().min(1).max(100).optional().openapi({ example: "costa" }),
  cursor: z.uuid().optional().openapi({ description: "`nextCursor` of the page before" }),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

/** What staff read: services, their times, and clients. */
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

  const managers = requireMember(kit, ["owner", "manager"]);
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
    request: { params: idParams, body: service },
    responses: {
      200: { description: "As it is now", ...saved },
      ...problemResponses(400, 401, 403, 404),
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

  const clients = createRoute({
    method: "get",
    path: "/clients",
    tags: ["Clients"],
    summary: "The clients, the latest first",
    middleware,
    request: { query: clientsQuery },
    responses: {
      200: {
        description: "A page",
        content: json(
          z.object({ items: z.array(clientSchema), nextCursor: z.string().nullable() }),
        ),
      },
      ...problemResponses(400, 401, 403),
    },
  });

  return createRouter()
    .openapi(list, async (c) => {
      const entries = await inUnit(kit, c.var.member.tenantId, listServices);
      return c.json({ items: entries.map(toManagedService) }, 200);
    })
    .openapi(people, async (c) => {
      const items = await inUnit(kit, c.var.member.tenantId, listPeople);
      return c.json({ items }, 200);
    })
    .openapi(offer, async (c) => {
      const details = c.req.valid("json");
      const entry = await inUnit(kit, c.var.member.tenantId, (work) => saveService(work, details));
      return c.json(toManagedService(entry), 201);
    })
    .openapi(change, async (c) => {
      const { id } = c.req.valid("param");
      const details = c.req.valid("json");
      const entry = await inUnit(kit, c.var.member.tenantId, (work) =>
        saveService(work, details, id),
      );
      return c.json(toManagedService(entry), 200);
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
    })
    .openapi(clients, async (c) => {
      const page = await inUnit(kit, c.var.member.tenantId, (work) =>
        listClients(work, c.req.valid("query")),
      );
      return c.json({ items: page.items.map(toClient), nextCursor: page.nextCursor }, 200);
    });
}
