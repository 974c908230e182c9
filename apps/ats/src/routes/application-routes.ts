import type { Work } from "@convene/prisma";
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
import { SCHEDULING_ROLES } from "../domain/viewer.ts";
import { addApplication } from "../use-cases/add-application.ts";
import { listApplications } from "../use-cases/list-applications.ts";
import { moveApplicationStage } from "../use-cases/move-application-stage.ts";
import { viewApplication } from "../use-cases/view-application.ts";
import {
  applicationDetailSchema,
  applicationInput,
  applicationSchema,
  applicationsQuery,
  stageInput,
} from "./schemas.ts";
import { toApplication, toApplicationDetail } from "./views.ts";

const tags = ["Applications"];

/** What recruiters do with applications. */
export function applicationRoutes(kit: Kit) {
  const middleware = requireMember(kit, SCHEDULING_ROLES);
  const shown = { description: "As it is now", content: json(applicationDetailSchema) };

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
      201: { description: "In the job's first stage", content: json(applicationDetailSchema) },
      ...problemResponses(400, 401, 403, 404, 409),
    },
  });

  const show = createRoute({
    method: "get",
    path: "/applications/{id}",
    tags,
    summary: "An application with its interviews and history",
    middleware,
    request: { params: idParams },
    responses: { 200: shown, ...problemResponses(401, 403, 404) },
  });

  const moveStage = createRoute({
    method: "post",
    path: "/applications/{id}/stage",
    tags,
    summary: "Put it into another stage of its job",
    middleware,
    request: { params: idParams, body: { content: json(stageInput), required: true } },
    responses: { 200: shown, ...problemResponses(400, 401, 403, 404) },
  });

  const view = async (work: Work, id: string) =>
    toApplicationDetail(await viewApplication(work, id));

  return createRouter()
    .openapi(list, async (c) => {
      const page = await inUnit(kit, c.var.member.tenantId, (work) =>
        listApplications(work, c.req.valid("query")),
      );
      return c.json({ items: page.items.map(toApplication), nextCursor: page.nextCursor }, 200);
    })
    .openapi(add, async (c) => {
      const answer = await inUnit(kit, c.var.member.tenantId, async (work) => {
        const { id } = await addApplication(work, c.req.valid("json"));
        return await view(work, id);
      });
      return c.json(answer, 201);
    })
    .openapi(show, async (c) => {
      const { id } = c.req.valid("param");
      return c.json(await inUnit(kit, c.var.member.tenantId, (work) => view(work, id)), 200);
    })
    .openapi(moveStage, async (c) => {
      const { id } = c.req.valid("param");
      const { stageId } = c.req.valid("json");
      const answer = await inUnit(kit, c.var.member.tenantId, async (work) => {
        await moveApplicationStage(work, { applicationId: id, stageId });
        return await view(work, id);
      });
      return c.json(answer, 200);
    });
}
