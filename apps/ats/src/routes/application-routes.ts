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
import { SCHEDULING_ROLES } from "../domain/viewer.ts";
import { createApplicationMessages } from "../messages/application-messages.ts";
import { addApplication } from "../use-cases/add-application.ts";
import { closeApplication } from "../use-cases/close-application.ts";
import { listApplications } from "../use-cases/list-applications.ts";
import { moveApplicationStage } from "../use-cases/move-application-stage.ts";
import { reopenApplication } from "../use-cases/reopen-application.ts";
import { viewApplication } from "../use-cases/view-application.ts";
import { viewApplicationBrief } from "../use-cases/view-application-brief.ts";
import {
  applicationBriefSchema,
  applicationPageSchema,
  closeInput,
  reopenInput,
} from "./application-schemas.ts";
import { toApplicationBrief, toApplicationPage } from "./application-views.ts";
import { applicationInput, applicationSchema, applicationsQuery, stageInput } from "./schemas.ts";
import { toApplication } from "./views.ts";

const tags = ["Applications"];

/** Applications, by those who work on their jobs; whoever interviews sees a brief. */
export function applicationRoutes(kit: Kit) {
  const middleware = requireMember(kit, SCHEDULING_ROLES);
  const shown = { description: "As it is now", content: json(applicationPageSchema) };
  const messages = createApplicationMessages(kit);

  const list = createRoute({
    method: "get",
    path: "/applications",
    tags,
    summary: "The applications, the latest first",
    middleware,
    request: { query: applicationsQuery },
    responses: {
      200: {
        description: "A page",
        content: json(
          z.object({ items: z.array(applicationSchema), nextCursor: z.string().nullable() }),
        ),
      },
      ...problemResponses(400, 401, 403),
    },
  });

  const add = createRoute({
    method: "post",
    path: "/applications",
    tags,
    summary: "Enter a candidate's application",
    description:
      "A candidate is known by the address. Who has applied for the job already is refused with 409, code ALREADY_APPLIED and `applicationId`.",
    middleware,
    request: { body: { content: json(applicationInput), required: true } },
    responses: {
      201: { description: "In the job's first stage", content: json(applicationPageSchema) },
      ...problemResponses(400, 401, 403, 404, 409),
    },
  });

  const show = createRoute({
    method: "get",
    path: "/applications/{id}",
    tags,
    summary: "An application with its interviews, notes, files and history",
    middleware,
    request: { params: idParams },
    responses: { 200: shown, ...problemResponses(401, 403, 404) },
  });

  const brief = createRoute({
    method: "get",
    path: "/applications/{id}/brief",
    tags,
    summary: "What somebody sees who interviews the candidate, or is mentioned in a note",
    middleware: requireMember(kit),
    request: { params: idParams },
    responses: {
      200: { description: "Name, résumé, own interviews", content: json(applicationBriefSchema) },
      ...problemResponses(401, 403, 404),
    },
  });

  const moveStage = createRoute({
    method: "post",
    path: "/applications/{id}/stage",
    tags,
    summary: "Put it into another stage of its job",
    middleware,
    request: { params: idParams, body: { content: json(stageInput), required: true } },
    responses: { 200: shown, ...problemResponses(400, 401, 403, 404, 409) },
  });

  const close = createRoute({
    method: "post",
    path: "/applications/{id}/close",
    tags,
    summary: "Turn it down, or note that the candidate withdrew",
    description: "Interviews to come are cancelled; open requests and offers are withdrawn.",
    middleware,
    request: { params: idParams, body: { content: json(closeInput), required: true } },
    responses: { 200: shown, ...problemResponses(400, 401, 403, 404, 409) },
  });

  const reopen = createRoute({
    method: "post",
    path: "/applications/{id}/reopen",
    tags,
    summary: "Take it up again, in the stage in which it was",
    middleware,
    request: { params: idParams, body: { content: json(reopenInput), required: true } },
    responses: { 200: shown, ...problemResponses(400, 401, 403, 404, 409) },
  });

  const view = async (work: Work, id: string, member: SignedInMember) =>
    toApplicationPage(await viewApplication(work, id, member), member.id);

  return createRouter()
    .openapi(list, async (c) => {
      const { member } = c.var;
      const page = await inUnit(kit, member.tenantId, (work) =>
        listApplications(work, { ...c.req.valid("query"), viewer: member }),
      );
      return c.json({ items: page.items.map(toApplication), nextCursor: page.nextCursor }, 200);
    })
    .openapi(add, async (c) => {
      const { member } = c.var;
      const by = { kind: "member", id: member.id } as const;
      const answer = await inUnit(kit, member.tenantId, async (work) => {
        const request = { ...c.req.valid("json"), by, viewer: member };
        const { id } = await addApplication(work, request);
        return await view(work, id, member);
      });
      return c.json(answer, 201);
    })
    .openapi(show, async (c) => {
      const { member } = c.var;
      const { id } = c.req.valid("param");
      return c.json(await inUnit(kit, member.tenantId, (work) => view(work, id, member)), 200);
    })
    .openapi(brief, async (c) => {
      const { member } = c.var;
      const { id } = c.req.valid("param");
      const found = await inUnit(kit, member.tenantId, (work) =>
        viewApplicationBrief(work, id, member),
      );
      return c.json(toApplicationBrief(found, member.id), 200);
    })
    .openapi(moveStage, async (c) => {
      const { member } = c.var;
      const { id: applicationId } = c.req.valid("param");
      const by = { kind: "member", id: member.id } as const;
      const answer = await inUnit(kit, member.tenantId, async (work) => {
        const move = { applicationId, ...c.req.valid("json"), by, viewer: member };
        await moveApplicationStage(work, move);
        return await view(work, applicationId, member);
      });
      return c.json(answer, 200);
    })
    .openapi(close, async (c) => {
      const { member } = c.var;
      const { id: applicationId } = c.req.valid("param");
      const by = { kind: "member", id: member.id } as const;
      const answer = await inUnit(kit, member.tenantId, async (work) => {
        const closing = { applicationId, ...c.req.valid("json"), by, viewer: member };
        await closeApplication(work, closing, messages);
        return await view(work, applicationId, member);
      });
      return c.json(answer, 200);
    })
    .openapi(reopen, async (c) => {
      const { member } = c.var;
      const { id: applicationId } = c.req.valid("param");
      const { reason } = c.req.valid("json");
      const by = { kind: "member", id: member.id } as const;
      const answer = await inUnit(kit, member.tenantId, async (work) => {
        await reopenApplication(work, { applicationId, reason, by, viewer: member });
        return await view(work, applicationId, member);
      });
      return c.json(answer, 200);
    });
}
