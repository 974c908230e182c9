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
import { RECRUITING_ROLES, SCHEDULING_ROLES } from "../domain/viewer.ts";
import { createJob } from "../use-cases/create-job.ts";
import { listColleagues } from "../use-cases/list-colleagues.ts";
import { listJobs } from "../use-cases/list-jobs.ts";
import { saveJob } from "../use-cases/save-job.ts";
import { setJobState } from "../use-cases/set-job-state.ts";
import { type JobView, viewJob } from "../use-cases/view-job.ts";
import { colleagueSchema, jobChangeInput, jobDetailSchema, jobStateInput } from "./job-schemas.ts";
import { toJobDetail } from "./job-views.ts";
import { jobInput, jobSchema } from "./schemas.ts";
import { toJob } from "./views.ts";

const tags = ["Jobs"];

/** What the organisation hires for. Hiring managers see the jobs that they are on. */
export function jobRoutes(kit: Kit) {
  const middleware = requireMember(kit, SCHEDULING_ROLES);
  const recruiters = requireMember(kit, RECRUITING_ROLES);
  const shown = { description: "As it is now", content: json(jobDetailSchema) };

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
    middleware: recruiters,
    request: { body: { content: json(jobInput), required: true } },
    responses: {
      201: { description: "Open", content: json(jobSchema) },
      ...problemResponses(400, 401, 403),
    },
  });

  const show = createRoute({
    method: "get",
    path: "/jobs/{id}",
    tags,
    summary: "A job with its team, form and stages",
    middleware,
    request: { params: idParams },
    responses: { 200: shown, ...problemResponses(401, 403, 404) },
  });

  const change = createRoute({
    method: "put",
    path: "/jobs/{id}",
    tags,
    summary: "Change its facts, team, form or stages",
    description: "Stages in which somebody is are not taken away: 409, code STAGE_IN_USE.",
    middleware: recruiters,
    request: { params: idParams, body: { content: json(jobChangeInput), required: true } },
    responses: { 200: shown, ...problemResponses(400, 401, 403, 404, 409) },
  });

  const setState = createRoute({
    method: "post",
    path: "/jobs/{id}/state",
    tags,
    summary: "Open or close it, put it on the careers page or take it off",
    middleware: recruiters,
    request: { params: idParams, body: { content: json(jobStateInput), required: true } },
    responses: { 200: shown, ...problemResponses(400, 401, 403, 404) },
  });

  const colleagues = createRoute({
    method: "get",
    path: "/colleagues",
    tags,
    summary: "Who has a part in hiring: can be on a team, or be mentioned",
    middleware,
    responses: {
      200: {
        description: "By name",
        content: json(z.object({ items: z.array(colleagueSchema) })),
      },
      ...problemResponses(401, 403),
    },
  });

  const view = async ({ tx }: Work, found: JobView) =>
    toJobDetail(
      found,
      await tx.application.count({ where: { jobId: found.job.id, status: "active" } }),
    );

  return createRouter()
    .openapi(list, async (c) => {
      const { member } = c.var;
      const entries = await inUnit(kit, member.tenantId, (work) => listJobs(work, member));
      return c.json({ items: entries.map(toJob) }, 200);
    })
    .openapi(create, async (c) => {
      const entry = await inUnit(kit, c.var.member.tenantId, (work) =>
        createJob(work, c.req.valid("json")),
      );
      return c.json(toJob(entry), 201);
    })
    .openapi(show, async (c) => {
      const { member } = c.var;
      const { id } = c.req.valid("param");
      const answer = await inUnit(kit, member.tenantId, async (work) =>
        view(work, await viewJob(work, id, member)),
      );
      return c.json(answer, 200);
    })
    .openapi(change, async (c) => {
      const { id } = c.req.valid("param");
      const { revision, ...changed } = c.req.valid("json");
      const answer = await inUnit(kit, c.var.member.tenantId, async (work) =>
        view(work, await saveJob(work, { id, revision }, changed)),
      );
      return c.json(answer, 200);
    })
    .openapi(colleagues, async (c) => {
      const items = await inUnit(kit, c.var.member.tenantId, listColleagues);
      return c.json({ items }, 200);
    })
    .openapi(setState, async (c) => {
      const { id } = c.req.valid("param");
      const answer = await inUnit(kit, c.var.member.tenantId, async (work) =>
        view(work, await setJobState(work, id, c.req.valid("json"))),
      );
      return c.json(answer, 200);
    });
}
