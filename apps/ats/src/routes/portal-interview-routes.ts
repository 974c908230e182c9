import type { Work } from "@convene/prisma";
import { NotFoundError, remainingReschedules } from "@convene/scheduling-core";
import {
  createRouter,
  inUnit,
  json,
  type Kit,
  problemResponses,
  rateLimit,
} from "@convene/server-kit";
import { createRoute } from "@hono/zod-openapi";
import {
  candidateChanges,
  findMoveTimes,
  moveAsCandidate,
} from "../requests/change-as-candidate.ts";
import { openInterviewLink } from "./interview-link.ts";
import { candidateChangesSchema } from "./portal-schemas.ts";
import { chooseInput, linkedTimesQuery, linkedTimesSchema } from "./request-schemas.ts";
import { toLinkedTimes } from "./request-views.ts";
import { tokenParams } from "./schemas.ts";

const tags = ["Candidate's link"];

/** Another time for an interview, chosen by its candidate: no account, limited in rate. */
export function portalInterviewRoutes(kit: Kit) {
  const limited = rateLimit(kit, "public");
  const shown = { description: "As it is now", content: json(candidateChangesSchema) };

  const show = createRoute({
    method: "get",
    path: "/interview-links/{token}/changes",
    tags,
    summary: "What the candidate may do to the interview, and until when",
    middleware: limited,
    request: { params: tokenParams },
    responses: { 200: shown, ...problemResponses(404, 410, 429) },
  });

  const times = createRoute({
    method: "get",
    path: "/interview-links/{token}/times",
    tags,
    summary: "The times to which the candidate can move the interview",
    middleware: limited,
    request: { params: tokenParams, query: linkedTimesQuery },
    responses: {
      200: { description: "At most 45 days at once", content: json(linkedTimesSchema) },
      ...problemResponses(400, 404, 410, 429),
    },
  });

  const move = createRoute({
    method: "post",
    path: "/interview-links/{token}/reschedule",
    tags,
    summary: "Another time, please",
    description:
      "Within the rules of such interviews; refused with TOO_LATE_TO_CHANGE, RESCHEDULE_LIMIT_REACHED, SLOT_TAKEN or SLOT_NOT_OFFERED.",
    middleware: limited,
    request: { params: tokenParams, body: { content: json(chooseInput), required: true } },
    responses: { 200: shown, ...problemResponses(400, 404, 409, 410, 429) },
  });

  const view = async (work: Work, interviewId: string) => {
    const interview = await work.tx.interview.findFirst({ where: { id: interviewId } });
    if (!interview) throw new NotFoundError("interview");
    const changes = await candidateChanges(work, interview);
    return {
      whyNotMove: changes.whyNotMove?.code ?? null,
      whyNotCancel: changes.whyNotCancel?.code ?? null,
      changeableUntil: changes.changeableUntil?.toISOString() ?? null,
      movesLeft: remainingReschedules(interview),
    };
  };

  return createRouter()
    .openapi(show, async (c) => {
      const { tenantId, interviewId } = await openInterviewLink(kit, c.req.valid("param").token);
      c.header("cache-control", "no-store");
      return c.json(await inUnit(kit, tenantId, (work) => view(work, interviewId)), 200);
    })
    .openapi(times, async (c) => {
      const { tenantId, interviewId } = await openInterviewLink(kit, c.req.valid("param").token);
      const { from, to, timeZone } = c.req.valid("query");
      const found = await inUnit(kit, tenantId, (work) =>
        findMoveTimes(work, {
          interviewId,
          range: { start: from, end: to },
          grid: { stepMinutes: 30, timeZone },
        }),
      );
      c.header("cache-control", "no-store");
      return c.json(toLinkedTimes(found), 200);
    })
    .openapi(move, async (c) => {
      const { tenantId, interviewId } = await openInterviewLink(kit, c.req.valid("param").token);
      const { start } = c.req.valid("json");
      const answer = await inUnit(kit, tenantId, async (work) => {
        await moveAsCandidate(work, { interviewId, start });
        return await view(work, interviewId);
      });
      return c.json(answer, 200);
    });
}
