import type { SmsRecipient } from "@convene/notifications";
import type { Work } from "@convene/prisma";
import { NotFoundError } from "@convene/scheduling-core";
import {
  changeRecipientPreferences,
  createRouter,
  inUnit,
  json,
  type Kit,
  problemResponses,
  rateLimit,
  recipientPreferencesInput,
  recipientPreferencesSchema,
  viewRecipientPreferences,
} from "@convene/server-kit";
import { createRoute } from "@hono/zod-openapi";
import { openInterviewLink } from "./interview-link.ts";
import { tokenParams } from "./schemas.ts";

const path = "/interview-links/{token}/preferences";
const tags = ["Candidate's link"];

/** What a candidate is told, chosen with the signed link of an interview. */
export function interviewLinkPreferenceRoutes(kit: Kit) {
  const limited = rateLimit(kit, "public");
  const shown = { description: "As it is now", content: json(recipientPreferencesSchema) };

  const show = createRoute({
    method: "get",
    path,
    tags,
    summary: "What the candidate is told, and on which channels",
    middleware: limited,
    request: { params: tokenParams },
    responses: { 200: shown, ...problemResponses(404, 410, 429) },
  });

  const change = createRoute({
    method: "put",
    path,
    tags,
    summary: "Choose what I am told, and whether by text message",
    middleware: limited,
    request: {
      params: tokenParams,
      body: { content: json(recipientPreferencesInput), required: true },
    },
    responses: { 200: shown, ...problemResponses(400, 404, 410, 429) },
  });

  return createRouter()
    .openapi(show, async (c) => {
      const { tenantId, interviewId } = await openInterviewLink(kit, c.req.valid("param").token);
      const answer = await inUnit(kit, tenantId, async (work) =>
        viewRecipientPreferences(work, await candidateOf(work, interviewId)),
      );
      c.header("cache-control", "no-store");
      return c.json(answer, 200);
    })
    .openapi(change, async (c) => {
      const { tenantId, interviewId } = await openInterviewLink(kit, c.req.valid("param").token);
      const wanted = c.req.valid("json");
      const answer = await inUnit(kit, tenantId, async (work) => {
        const candidate = await candidateOf(work, interviewId);
        await changeRecipientPreferences(work, candidate, wanted);
        return await viewRecipientPreferences(work, candidate);
      });
      return c.json(answer, 200);
    });
}

/** @throws NotFoundError */
async function candidateOf({ tx, tenantId }: Work, id: string): Promise<SmsRecipient> {
  const found = await tx.interview.findUnique({
    where: { tenantId_id: { tenantId, id } },
    select: { application: { select: { candidateId: true } } },
  });
  if (!found) throw new NotFoundError("interview");
  return { kind: "candidate", id: found.application.candidateId };
}
