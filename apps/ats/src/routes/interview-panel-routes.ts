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
import { createTellOfDecline } from "../panels/tell-of-decline.ts";
import { type AnswerPorts, answerInterview } from "../use-cases/answer-interview.ts";
import { findStandIns } from "../use-cases/find-stand-ins.ts";
import { replaceInterviewer } from "../use-cases/replace-interviewer.ts";
import {
  answeredSchema,
  answerInput,
  replaceInput,
  standInSchema,
  standInsQuery,
} from "./interview-panel-schemas.ts";
import { interviewSchema } from "./schemas.ts";
import { showInterview } from "./show-interview.ts";

const tags = ["Interviews"];

/** Who sits on the panel of an interview: their answers, and who takes their place. */
export function interviewPanelRoutes(kit: Kit) {
  const schedulers = requireMember(kit, SCHEDULING_ROLES);
  const ports: AnswerPorts = {
    announceReplacement: (tx, event, change) => kit.announceReplacement(tx, event, change),
    tellOfDecline: createTellOfDecline(kit),
  };

  const answer = createRoute({
    method: "post",
    path: "/interviews/{id}/answer",
    tags,
    summary: "Accept or decline one's own seat",
    description:
      "Whoever declines a seat that a pool filled is replaced by somebody free of the pool, as the template's rules allow; the organiser is told.",
    middleware: requireMember(kit),
    request: { params: idParams, body: { content: json(answerInput), required: true } },
    responses: {
      200: { description: "What became of the seat", content: json(answeredSchema) },
      ...problemResponses(400, 401, 403, 404, 409),
    },
  });

  const standIns = createRoute({
    method: "get",
    path: "/interviews/{id}/stand-ins",
    tags,
    summary: "Who is free to take somebody's seat at that time",
    middleware: schedulers,
    request: { params: idParams, query: standInsQuery },
    responses: {
      200: {
        description: "Those of the seat's pool first, then the least busy",
        content: json(z.object({ items: z.array(standInSchema) })),
      },
      ...problemResponses(400, 401, 403, 404),
    },
  });

  const replace = createRoute({
    method: "post",
    path: "/interviews/{id}/replace",
    tags,
    summary: "Give somebody's seat to somebody else; both are told",
    middleware: schedulers,
    request: { params: idParams, body: { content: json(replaceInput), required: true } },
    responses: {
      200: { description: "As it is now", content: json(interviewSchema) },
      ...problemResponses(400, 401, 403, 404, 409),
    },
  });

  return createRouter()
    .openapi(answer, async (c) => {
      const viewer = c.var.member;
      const { id: interviewId } = c.req.valid("param");
      const given = c.req.valid("json");
      const replaced = await inUnit(kit, viewer.tenantId, async (work) => {
        await answerInterview(work, { interviewId, viewer, ...given }, ports);
        const seats = { interviewId, resourceId: viewer.resourceId ?? "" };
        return (await work.tx.interviewAttendee.count({ where: seats })) === 0;
      });
      return c.json({ replaced }, 200);
    })
    .openapi(standIns, async (c) => {
      const { id: interviewId } = c.req.valid("param");
      const { personId: resourceId } = c.req.valid("query");
      const viewer = c.var.member;
      const items = await inUnit(kit, viewer.tenantId, async (work) => {
        await showInterview(work, interviewId, viewer);
        return await findStandIns(work, { interviewId, resourceId });
      });
      return c.json({ items: [...items] }, 200);
    })
    .openapi(replace, async (c) => {
      const viewer = c.var.member;
      const { id: interviewId } = c.req.valid("param");
      const { personId: resourceId, standInId } = c.req.valid("json");
      const by = { kind: "member", id: viewer.id } as const;
      const shown = await inUnit(kit, viewer.tenantId, async (work) => {
        await showInterview(work, interviewId, viewer);
        const wanted = { interviewId, resourceId, standInId, by };
        await replaceInterviewer(work, wanted, ports);
        return await showInterview(work, interviewId, viewer);
      });
      return c.json(shown, 200);
    });
}
