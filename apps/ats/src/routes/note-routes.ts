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
import { createRoute } from "@hono/zod-openapi";
import { SCHEDULING_ROLES } from "../domain/viewer.ts";
import { createApplicationMessages } from "../messages/application-messages.ts";
import { viewApplication } from "../use-cases/view-application.ts";
import { editNote, removeNote, writeNote } from "../use-cases/write-note.ts";
import { applicationPageSchema, noteInput, noteParams } from "./application-schemas.ts";
import { toApplicationPage } from "./application-views.ts";

const tags = ["Applications"];

/** What colleagues write down about applications for each other. */
export function noteRoutes(kit: Kit) {
  const middleware = requireMember(kit, SCHEDULING_ROLES);
  const shown = { description: "As it is now", content: json(applicationPageSchema) };
  const messages = createApplicationMessages(kit);

  const write = createRoute({
    method: "post",
    path: "/applications/{id}/notes",
    tags,
    summary: "Write something down for colleagues; who is mentioned is told",
    middleware,
    request: { params: idParams, body: { content: json(noteInput), required: true } },
    responses: { 201: shown, ...problemResponses(400, 401, 403, 404) },
  });

  const edit = createRoute({
    method: "put",
    path: "/applications/{id}/notes/{noteId}",
    tags,
    summary: "Change a note of one's own",
    middleware,
    request: { params: noteParams, body: { content: json(noteInput), required: true } },
    responses: { 200: shown, ...problemResponses(400, 401, 403, 404) },
  });

  const remove = createRoute({
    method: "delete",
    path: "/applications/{id}/notes/{noteId}",
    tags,
    summary: "Take a note away: one's own, or any for recruiters",
    middleware,
    request: { params: noteParams },
    responses: { 200: shown, ...problemResponses(401, 403, 404) },
  });

  const view = async (work: Work, id: string, member: SignedInMember) =>
    toApplicationPage(await viewApplication(work, id, member), member.id);

  return createRouter()
    .openapi(write, async (c) => {
      const { member } = c.var;
      const { id: applicationId } = c.req.valid("param");
      const { text } = c.req.valid("json");
      const answer = await inUnit(kit, member.tenantId, async (work) => {
        await writeNote(work, { applicationId, text, author: member }, messages);
        return await view(work, applicationId, member);
      });
      return c.json(answer, 201);
    })
    .openapi(edit, async (c) => {
      const { member } = c.var;
      const { id: applicationId, noteId } = c.req.valid("param");
      const { text } = c.req.valid("json");
      const answer = await inUnit(kit, member.tenantId, async (work) => {
        await editNote(work, { applicationId, noteId, text, author: member }, messages);
        return await view(work, applicationId, member);
      });
      return c.json(answer, 200);
    })
    .openapi(remove, async (c) => {
      const { member } = c.var;
      const { id: applicationId, noteId } = c.req.valid("param");
      const answer = await inUnit(kit, member.tenantId, async (work) => {
        await removeNote(work, { applicationId, noteId, viewer: member });
        return await view(work, applicationId, member);
      });
      return c.json(answer, 200);
    });
}
