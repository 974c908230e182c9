import type { Work } from "@convene/prisma";
import {
  createRouter,
  idParams,
  inUnit,
  json,
  type Kit,
  problemResponses,
  requireMember,
  type SignedInMember,
} from "@convene/server-kit";
import { createRoute, z } from "@hono/zod-openapi";
import { eraseClient } from "../use-cases/erase-client.ts";
import { exportClient } from "../use-cases/export-client.ts";
import { listClients } from "../use-cases/list-clients.ts";
import { mergeClients } from "../use-cases/merge-clients.ts";
import { saveClient } from "../use-cases/save-client.ts";
import { viewClient } from "../use-cases/view-client.ts";
import { removeClientNote, writeClientNote } from "../use-cases/write-client-note.ts";
import {
  clientDetailsSchema,
  clientInput,
  clientSchema,
  clientsQuery,
  mergeInput,
  noteInput,
  noteParams,
} from "./client-schemas.ts";
import { toClient, toClientDetails } from "./client-views.ts";
import { hostScope } from "./host-scope.ts";

const tags = ["Clients"];
const MANAGERS = ["owner", "manager"];

/** What is known of clients. Staff see those who come to them; managers see and change all. */
export function clientRoutes(kit: Kit) {
  const middleware = requireMember(kit);
  const managers = requireMember(kit, MANAGERS);
  const shown = { description: "As it is now", content: json(clientDetailsSchema) };

  const list = createRoute({
    method: "get",
    path: "/clients",
    tags,
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

  const show = createRoute({
    method: "get",
    path: "/clients/{id}",
    tags,
    summary: "A client with history and notes",
    middleware,
    request: { params: idParams },
    responses: { 200: shown, ...problemResponses(401, 403, 404) },
  });

  const change = createRoute({
    method: "put",
    path: "/clients/{id}",
    tags,
    summary: "Correct what is known of a client",
    middleware: managers,
    request: { params: idParams, body: { content: json(clientInput), required: true } },
    responses: { 200: shown, ...problemResponses(400, 401, 403, 404) },
  });

  const note = createRoute({
    method: "post",
    path: "/clients/{id}/notes",
    tags,
    summary: "Write something down for colleagues",
    middleware,
    request: { params: idParams, body: { content: json(noteInput), required: true } },
    responses: { 201: shown, ...problemResponses(400, 401, 403, 404) },
  });

  const unnote = createRoute({
    method: "delete",
    path: "/clients/{id}/notes/{noteId}",
    tags,
    summary: "Take a note away: one's own, or any for managers",
    middleware,
    request: { params: noteParams },
    responses: { 200: shown, ...problemResponses(401, 403, 404) },
  });

  const merge = createRoute({
    method: "post",
    path: "/clients/{id}/merge",
    tags,
    summary: "Make another client one with this one; there is no way back",
    middleware: managers,
    request: { params: idParams, body: { content: json(mergeInput), required: true } },
    responses: { 200: shown, ...problemResponses(400, 401, 403, 404) },
  });

  const download = createRoute({
    method: "get",
    path: "/clients/{id}/export",
    tags,
    summary: "All that is kept about a client, to give to them",
    middleware: managers,
    request: { params: idParams },
    responses: {
      200: { description: "A file", content: json(z.record(z.string(), z.unknown())) },
      ...problemResponses(401, 403, 404),
    },
  });

  const erase = createRoute({
    method: "delete",
    path: "/clients/{id}",
    tags,
    summary: "Erase a client: the books keep what was paid, not by whom",
    description: "Refused with CLIENT_EXPECTED while appointments are to come.",
    middleware: managers,
    request: { params: idParams },
    responses: { 204: { description: "Erased" }, ...problemResponses(401, 403, 404, 409) },
  });

  const details = async (work: Work, id: string, member: SignedInMember) =>
    toClientDetails(await viewClient(work, id, hostScope(member)), member.id);

  return createRouter()
    .openapi(list, async (c) => {
      const { member } = c.var;
      const page = await inUnit(kit, member.tenantId, (work) =>
        listClients(work, { ...c.req.valid("query"), ...hostScope(member) }),
      );
      return c.json({ items: page.items.map(toClient), nextCursor: page.nextCursor }, 200);
    })
    .openapi(show, async (c) => {
      const { member } = c.var;
      const { id } = c.req.valid("param");
      return c.json(await inUnit(kit, member.tenantId, (work) => details(work, id, member)), 200);
    })
    .openapi(change, async (c) => {
      const { member } = c.var;
      const { id } = c.req.valid("param");
      const answer = await inUnit(kit, member.tenantId, async (work) => {
        await saveClient(work, id, c.req.valid("json"));
        return await details(work, id, member);
      });
      return c.json(answer, 200);
    })
    .openapi(note, async (c) => {
      const { member } = c.var;
      const { id: clientId } = c.req.valid("param");
      const { text } = c.req.valid("json");
      const answer = await inUnit(kit, member.tenantId, async (work) => {
        await writeClientNote(work, { clientId, memberId: member.id, text, ...hostScope(member) });
        return await details(work, clientId, member);
      });
      return c.json(answer, 201);
    })
    .openapi(unnote, async (c) => {
      const { member } = c.var;
      const { id: clientId, noteId } = c.req.valid("param");
      const isManager = MANAGERS.includes(member.servicesRole ?? "");
      const answer = await inUnit(kit, member.tenantId, async (work) => {
        const own = isManager ? {} : { memberId: member.id };
        await removeClientNote(work, { clientId, noteId, ...own });
        return await details(work, clientId, member);
      });
      return c.json(answer, 200);
    })
    .openapi(merge, async (c) => {
      const { member } = c.var;
      const { id: keepId } = c.req.valid("param");
      const { mergeId } = c.req.valid("json");
      const answer = await inUnit(kit, member.tenantId, async (work) => {
        await mergeClients(work, { keepId, mergeId });
        return await details(work, keepId, member);
      });
      return c.json(answer, 200);
    })
    .openapi(download, async (c) => {
      const { id } = c.req.valid("param");
      const file = await inUnit(kit, c.var.member.tenantId, (work) => exportClient(work, id));
      c.header("content-disposition", `attachment; filename="client-${id}.json"`);
      c.header("cache-control", "no-store");
      return c.json({ ...file }, 200);
    })
    .openapi(erase, async (c) => {
      const { id } = c.req.valid("param");
      await inUnit(kit, c.var.member.tenantId, (work) => eraseClient(work, id));
      return c.body(null, 204);
    });
}
