import {
  createRouter,
  inUnit,
  json,
  type Kit,
  problemResponses,
  requireMember,
} from "@convene/server-kit";
import { createRoute, z } from "@hono/zod-openapi";
import { SCHEDULING_ROLES } from "../domain/viewer.ts";
import { createJob } from "../use-cases/create-job.ts";
import { listJobs } from "../use-cases/list-jobs.ts";
import { jobInput, jobSchema } from "./schemas.ts";
import { toJob } from "./views.ts";

const tags = ["Jobs"];

/** What recruiters do with jobs. */
export function jobRoutes(kit: Kit) {
  const middleware = requireMember(kit, SCHEDULING_ROLES);

  const list = createRoute({
    method: "get",
    path: "/jobs",
    tags,
    summary: "The jobs with their stages",
    middleware,
    responses: {
      200: {
        description: "Open ones first, then by title",
        content: json(z.object({ items: z.array(jobSchema) })),
      },
      ...problemResponses(401, 403),
    },
  });

  const create = createRoute({
    method: "post",
    path: "/jobs",
    tags,
    summary: "Open a job with the default stages",
    middleware,
    request: { body: { content: json(jobInput), required: true } },
    responses: {
      201: { description: "Open", content: json(jobSchema) },
      ...problemResponses(400, 401, 403),
    },
  });

  return createRouter()
    .openapi(list, async (c) => {
      const entries = await inUnit(kit, c.var.member.tenantId, listJobs);
      return c.json({ items: entries.map(toJob) }, 200);
    })
    .openapi(create, async (c) => {
      const entry = await inUnit(kit, c.var.member.tenantId, (work) =>
        createJob(work, c.req.valid("json")),
      );
      return c.json(toJob(entry), 201);
    });
}
