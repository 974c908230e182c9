import { readEventRoom } from "@convene/calendar/connected";
import type { Work } from "@convene/prisma";
import {
  createRouter,
  inUnit,
  json,
  type Kit,
  problemResponses,
  rateLimit,
} from "@convene/server-kit";
import { createRoute, z } from "@hono/zod-openapi";
import { cancelAsCandidate } from "../requests/change-as-candidate.ts";
import { setInterviewStatus } from "../use-cases/set-interview-status.ts";
import { viewInterview } from "../use-cases/view-interview.ts";
import { viewOrganisation } from "../use-cases/view-organisation.ts";
import { inviteUrl, openInterviewLink } from "./interview-link.ts";
import { cancelInput, candidateInterviewSchema, confirmInput, tokenParams } from "./schemas.ts";
import { toCalendarFile, toCandidateInterview } from "./views.ts";

const tags = ["Candidate's link"];
const by = { kind: "candidate" } as const;

/** What a candidate does with the signed link of an interview: no account, limited in rate. */
export function interviewLinkRoutes(kit: Kit) {
  const limited = rateLimit(kit, "public");
  const shown = { description: "As it is now", content: json(candidateInterviewSchema) };

  const show = createRoute({
    method: "get",
    path: "/interview-links/{token}",
    tags,
    summary: "An interview as its candidate sees it",
    middleware: limited,
    request: { params: tokenParams },
    responses: { 200: shown, ...problemResponses(404, 410, 429) },
  });

  const confirm = createRoute({
    method: "post",
    path: "/interview-links/{token}/confirm",
    tags,
    summary: "I'll be there, at the time that I saw",
    middleware: limited,
    request: { params: tokenParams, body: { content: json(confirmInput), required: true } },
    responses: { 200: shown, ...problemResponses(400, 404, 409, 410, 429) },
  });

  const cancel = createRoute({
    method: "post",
    path: "/interview-links/{token}/cancel",
    tags,
    summary: "I can't make it; possible until the start",
    middleware: limited,
    request: { params: tokenParams, body: { content: json(cancelInput), required: true } },
    responses: { 200: shown, ...problemResponses(400, 404, 409, 410, 429) },
  });

  const download = createRoute({
    method: "get",
    path: "/interview-links/{token}/invite.ics",
    tags,
    summary: "The interview as a calendar file",
    middleware: limited,
    request: { params: tokenParams },
    responses: {
      200: { description: "iCalendar", content: { "text/calendar": { schema: z.string() } } },
      ...problemResponses(404, 410, 429),
    },
  });

  const view = async (work: Work, interviewId: string, token: string) => {
    const found = await viewInterview(work, interviewId, "candidate");
    return toCandidateInterview(found, await viewOrganisation(work), {
      icsUrl: inviteUrl(kit, token),
      room: await readEventRoom(work.tx, { kind: "interview", row: found.interview }),
    });
  };

  return createRouter()
    .openapi(show, async (c) => {
      const { token } = c.req.valid("param");
      const { tenantId, interviewId } = await openInterviewLink(kit, token);
      const answer = await inUnit(kit, tenantId, (work) => view(work, interviewId, token));
      c.header("cache-control", "no-store");
      return c.json(answer, 200);
    })
    .openapi(confirm, async (c) => {
      const { token } = c.req.valid("param");
      const { tenantId, interviewId } = await openInterviewLink(kit, token);
      const { start: seenStart } = c.req.valid("json");
      const answer = await inUnit(kit, tenantId, async (work) => {
        await setInterviewStatus(work, { interviewId, to: "confirmed", by, seenStart });
        return await view(work, interviewId, token);
      });
      return c.json(answer, 200);
    })
    .openapi(cancel, async (c) => {
      const { token } = c.req.valid("param");
      const { tenantId, interviewId } = await openInterviewLink(kit, token);
      const { reason } = c.req.valid("json");
      const answer = await inUnit(kit, tenantId, async (work) => {
        await cancelAsCandidate(work, { interviewId, reason });
        return await view(work, interviewId, token);
      });
      return c.json(answer, 200);
    })
    .openapi(download, async (c) => {
      const { tenantId, interviewId } = await openInterviewLink(kit, c.req.valid("param").token);
      const file = await inUnit(kit, tenantId, async (work) =>
        toCalendarFile(
          await viewInterview(work, interviewId, "candidate"),
          await viewOrganisation(work),
        ),
      );
      return c.body(file, 200, {
        "content-type": "text/calendar; charset=utf-8; method=PUBLISH",
        "content-disposition": 'attachment; filename="interview.ics"',
        "cache-control": "no-store",
      });
    });
}
