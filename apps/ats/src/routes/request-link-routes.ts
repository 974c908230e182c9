import type { Work } from "@convene/prisma";
import {
  createRouter,
  inUnit,
  json,
  type Kit,
  problemResponses,
  rateLimit,
} from "@convene/server-kit";
import { createRoute } from "@hono/zod-openapi";
import { openRequestLink } from "../links/request-link.ts";
import {
  chooseProposal,
  chooseTime,
  declineRequest,
  giveTimes,
} from "../requests/answer-request.ts";
import { findLinkedTimes } from "../requests/find-linked-times.ts";
import { viewLinkedRequest } from "../requests/read-requests.ts";
import { createRequestMessages } from "../requests/request-messages.ts";
import {
  chooseInput,
  linkedRequestSchema,
  linkedTimesQuery,
  linkedTimesSchema,
  noneInput,
  proposalInput,
  timesInput,
} from "./request-schemas.ts";
import { toLinkedRequest, toLinkedTimes } from "./request-views.ts";
import { tokenParams } from "./schemas.ts";

const tags = ["Candidate's link"];

/** What a candidate does who is asked for a time: no account, limited in rate. */
export function requestLinkRoutes(kit: Kit) {
  const limited = rateLimit(kit, "public");
  const messages = createRequestMessages(kit);
  const shown = { description: "As it is now", content: json(linkedRequestSchema) };
  const refusals = problemResponses(400, 404, 409, 410, 429);
  const description =
    "Refused with REQUEST_BOOKED, REQUEST_WITHDRAWN, REQUEST_DECLINED or REQUEST_EXPIRED where it can't be answered any more.";
  const taken = `${description} Refused with SLOT_TAKEN, SLOT_NOT_OFFERED or CANDIDATE_BUSY where the time is gone: ask for the times again.`;

  const show = createRoute({
    method: "get",
    path: "/request-links/{token}",
    tags,
    summary: "What a candidate is asked",
    middleware: limited,
    request: { params: tokenParams },
    responses: { 200: shown, ...problemResponses(404, 410, 429) },
  });

  const times = createRoute({
    method: "get",
    path: "/request-links/{token}/times",
    tags,
    summary: "The times that they can choose among",
    middleware: limited,
    request: { params: tokenParams, query: linkedTimesQuery },
    responses: {
      200: { description: "At most 45 days at once", content: json(linkedTimesSchema) },
      ...problemResponses(400, 404, 410, 429),
    },
  });

  const choose = createRoute({
    method: "post",
    path: "/request-links/{token}/choose",
    tags,
    summary: "This time, please",
    description: taken,
    middleware: limited,
    request: { params: tokenParams, body: { content: json(chooseInput), required: true } },
    responses: { 200: shown, ...refusals },
  });

  const propose = createRoute({
    method: "post",
    path: "/request-links/{token}/proposal",
    tags,
    summary: "This proposal, please",
    description: taken,
    middleware: limited,
    request: { params: tokenParams, body: { content: json(proposalInput), required: true } },
    responses: { 200: shown, ...refusals },
  });

  const give = createRoute({
    method: "post",
    path: "/request-links/{token}/given-times",
    tags,
    summary: "I can at these times",
    description,
    middleware: limited,
    request: { params: tokenParams, body: { content: json(timesInput), required: true } },
    responses: { 200: shown, ...refusals },
  });

  const decline = createRoute({
    method: "post",
    path: "/request-links/{token}/none",
    tags,
    summary: "None of these suits me",
    description,
    middleware: limited,
    request: { params: tokenParams, body: { content: json(noneInput), required: true } },
    responses: { 200: shown, ...refusals },
  });

  const answer = async (
    token: string,
    run: (work: Work, requestId: string) => Promise<unknown> = async () => undefined,
  ) => {
    const { tenantId, requestId } = await openRequestLink(kit, token);
    return await inUnit(kit, tenantId, async (work) => {
      await run(work, requestId);
      return await toLinkedRequest(kit, await viewLinkedRequest(work, requestId));
    });
  };

  return createRouter()
    .openapi(show, async (c) => {
      c.header("cache-control", "no-store");
      return c.json(await answer(c.req.valid("param").token), 200);
    })
    .openapi(times, async (c) => {
      const { tenantId, requestId } = await openRequestLink(kit, c.req.valid("param").token);
      const { from, to, timeZone } = c.req.valid("query");
      const found = await inUnit(kit, tenantId, (work) =>
        findLinkedTimes(work, {
          requestId,
          range: { start: from, end: to },
          grid: { stepMinutes: 30, timeZone },
        }),
      );
      c.header("cache-control", "no-store");
      return c.json(toLinkedTimes(found), 200);
    })
    .openapi(choose, async (c) => {
      const { start } = c.req.valid("json");
      return c.json(
        await answer(c.req.valid("param").token, (work, requestId) =>
          chooseTime(work, { requestId, start }, kit),
        ),
        200,
      );
    })
    .openapi(propose, async (c) => {
      const { position } = c.req.valid("json");
      return c.json(
        await answer(c.req.valid("param").token, (work, requestId) =>
          chooseProposal(work, { requestId, position }, kit),
        ),
        200,
      );
    })
    .openapi(give, async (c) => {
      const { times: given, words } = c.req.valid("json");
      return c.json(
        await answer(c.req.valid("param").token, (work, requestId) =>
          giveTimes(work, { requestId, times: given, words: words || null }, messages),
        ),
        200,
      );
    })
    .openapi(decline, async (c) => {
      const { words } = c.req.valid("json");
      return c.json(
        await answer(c.req.valid("param").token, (work, requestId) =>
          declineRequest(work, { requestId, words: words || null }, messages),
        ),
        200,
      );
    });
}
