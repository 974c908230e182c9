import {
  createRouter,
  idParams,
  inUnit,
  json,
  type Kit,
  ProblemError,
  problemResponses,
  requireMember,
  type SignedInMember,
} from "@convene/server-kit";
import { createRoute, z } from "@hono/zod-openapi";
import { mayRecruit } from "../domain/viewer.ts";
import {
  saveInterviewerSettings,
  viewInterviewerSettings,
} from "../panels/interviewer-settings.ts";
import {
  listPublishedTimes,
  publishTime,
  requirePublishedTime,
  withdrawTime,
} from "../panels/published-times.ts";
import {
  interviewerSettingsInput,
  interviewerSettingsSchema,
  publishedTimeInput,
  publishedTimeSchema,
  withdrawQuery,
} from "./interviewer-schemas.ts";
import { readWeeklyHours, toInterviewerSettings, toPublishedTime } from "./interviewer-views.ts";

const tags = ["Interview setup"];

/** When people hold interviews: everybody says so for themselves, who recruits for anybody. */
export function interviewerRoutes(kit: Kit) {
  const middleware = requireMember(kit);
  const shown = { description: "As it is now", content: json(interviewerSettingsSchema) };

  const show = createRoute({
    method: "get",
    path: "/interviewers/{id}/settings",
    tags,
    summary: "How somebody holds interviews: caps, preferred hours",
    middleware,
    request: { params: idParams },
    responses: { 200: shown, ...problemResponses(401, 403, 404) },
  });

  const save = createRoute({
    method: "put",
    path: "/interviewers/{id}/settings",
    tags,
    summary: "Say how somebody holds interviews; what is scheduled stays",
    middleware,
    request: {
      params: idParams,
      body: { content: json(interviewerSettingsInput), required: true },
    },
    responses: { 200: shown, ...problemResponses(400, 401, 403, 404) },
  });

  const list = createRoute({
    method: "get",
    path: "/interviewers/{id}/published-times",
    tags,
    summary: "The times that somebody published for interviews, and which are not over",
    middleware,
    request: { params: idParams },
    responses: {
      200: {
        description: "By the start of the first one",
        content: json(z.object({ items: z.array(publishedTimeSchema) })),
      },
      ...problemResponses(401, 403, 404),
    },
  });

  const publish = createRoute({
    method: "post",
    path: "/interviewers/{id}/published-times",
    tags,
    summary: "Publish a time for interviews, once or again and again",
    middleware,
    request: { params: idParams, body: { content: json(publishedTimeInput), required: true } },
    responses: {
      201: { description: "Published", content: json(publishedTimeSchema) },
      ...problemResponses(400, 401, 403, 404),
    },
  });

  const withdraw = createRoute({
    method: "delete",
    path: "/published-times/{id}",
    tags,
    summary: "Take back what was published, or one occurrence of it",
    middleware,
    request: { params: idParams, query: withdrawQuery },
    responses: { 204: { description: "Taken back" }, ...problemResponses(400, 401, 403, 404) },
  });

  return createRouter()
    .openapi(show, async (c) => {
      const { id } = c.req.valid("param");
      requireOwnTime(c.var.member, id);
      const entry = await inUnit(kit, c.var.member.tenantId, (work) =>
        viewInterviewerSettings(work, id),
      );
      return c.json(toInterviewerSettings(entry), 200);
    })
    .openapi(save, async (c) => {
      const { id } = c.req.valid("param");
      requireOwnTime(c.var.member, id);
      const { preferredHours, ...wanted } = c.req.valid("json");
      const entry = await inUnit(kit, c.var.member.tenantId, (work) =>
        saveInterviewerSettings(work, id, {
          ...wanted,
          preferredHours: readWeeklyHours(preferredHours),
        }),
      );
      return c.json(toInterviewerSettings(entry), 200);
    })
    .openapi(list, async (c) => {
      const { id } = c.req.valid("param");
      requireOwnTime(c.var.member, id);
      const items = await inUnit(kit, c.var.member.tenantId, async (work) => {
        const times = await listPublishedTimes(work, id);
        return times.map((time) => toPublishedTime(time, work.now));
      });
      return c.json({ items }, 200);
    })
    .openapi(publish, async (c) => {
      const { id } = c.req.valid("param");
      requireOwnTime(c.var.member, id);
      const wanted = c.req.valid("json");
      const published = await inUnit(kit, c.var.member.tenantId, async (work) =>
        toPublishedTime(await publishTime(work, id, wanted), work.now),
      );
      return c.json(published, 201);
    })
    .openapi(withdraw, async (c) => {
      const { id } = c.req.valid("param");
      const { start } = c.req.valid("query");
      await inUnit(kit, c.var.member.tenantId, async (work) => {
        const { resourceId } = await requirePublishedTime(work.tx, id);
        requireOwnTime(c.var.member, resourceId);
        await withdrawTime(work, id, start);
      });
      return c.body(null, 204);
    });
}

/** Lets who recruits through to anybody's time, and everybody to their own. @throws ProblemError 403 */
function requireOwnTime(member: SignedInMember, resourceId: string): void {
  if (mayRecruit(member) || member.resourceId === resourceId) return;
  throw new ProblemError(403, "NOT_ALLOWED", "Your role does not allow this");
}
